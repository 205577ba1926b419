@echo off
rem The launcher of Gradmark for Windows: builds once, again when a source has changed, then runs the
rem command line. Environment: JAVA_HOME, GRADMARK_JAVA_OPTS (extra options for the JVM),
rem GRADMARK_LIBRARIES (anything: the libraries under test that are a download of 400 MB, too).
rem Exit codes are the command line's own; 3 if it could not be started.
setlocal EnableExtensions DisableDelayedExpansion

set "GM_ROOT=%~dp0"
if "%GM_ROOT:~-1%"=="\" set "GM_ROOT=%GM_ROOT:~0,-1%"
set "GM_TARGET=%GM_ROOT%\harness\cli\target"
set "GM_STAMP=%GM_TARGET%\launcher.stamp"
set "GM_BUILDS=%GM_TARGET%\launcher"
set "GM_LOCK=%GM_TARGET%\launcher.lock"
set "GM_LOG=%GM_TARGET%\launcher.log"
set "GM_WANTED=windows"
set "GM_PROFILE="
if defined GRADMARK_LIBRARIES set "GM_WANTED=windows-libraries"
if defined GRADMARK_LIBRARIES set "GM_PROFILE=-Plibraries"

rem ---- Java ----

set "GM_JAVA=java.exe"
if not defined JAVA_HOME goto java_on_path
set "GM_JAVA=%JAVA_HOME%\bin\java.exe"
if exist "%GM_JAVA%" goto java_found
echo gradmark: JAVA_HOME is "%JAVA_HOME%", but there is no bin\java.exe in it. 1>&2
echo gradmark: Point JAVA_HOME at a JDK of version 17 or newer, or unset it. 1>&2
exit /b 3
:java_on_path
where java.exe >nul 2>nul
if not errorlevel 1 goto java_found
echo gradmark: Java is not installed. Install a JDK of version 17 or newer ^(for example Temurin from 1>&2
echo gradmark: https://adoptium.net^) and put it on the PATH or point JAVA_HOME at it. 1>&2
exit /b 3
:java_found

rem The line is: openjdk version "17.0.15" 2025-04-15. Version 8 calls itself 1.8.0. Through a file,
rem because a pipe inside "for" and a path with blanks and brackets do not go together.
set "GM_TOLD=%TEMP%\gradmark-%RANDOM%%RANDOM%.txt"
"%GM_JAVA%" -version >"%GM_TOLD%" 2>&1
set "GM_VERSION=unknown"
for /f "usebackq tokens=2,3" %%a in ("%GM_TOLD%") do if "%%a"=="version" set "GM_VERSION=%%~b"
del /q "%GM_TOLD%"
set "GM_MAJOR=0"
for /f "delims=.-+_ " %%m in ("%GM_VERSION%") do set "GM_MAJOR=%%m"
rem What is no number becomes 0.
set /a "GM_MAJOR+=0" 2>nul
if %GM_MAJOR% GEQ 17 goto java_good
echo gradmark: Java is too old ^("%GM_JAVA%" is version %GM_VERSION%^). Install a JDK of version 17 or 1>&2
echo gradmark: newer and put it first on the PATH or point JAVA_HOME at it. 1>&2
exit /b 3
:java_good

rem ---- Build, if a source is newer than the last build ----

call :is_fresh
if not errorlevel 1 goto run

where mvn >nul 2>nul
if not errorlevel 1 goto maven_found
echo gradmark: Maven is not installed; the first start needs it. Install version 3.8 or newer 1>&2
echo gradmark: ^(https://maven.apache.org/download.cgi^) and put it on the PATH. 1>&2
exit /b 3
:maven_found
rem Maven is there to compile: a runtime without a compiler does not do.
set "GM_JAVAC="
if defined JAVA_HOME if exist "%JAVA_HOME%\bin\javac.exe" set "GM_JAVAC=yes"
if not defined JAVA_HOME where javac.exe >nul 2>nul && set "GM_JAVAC=yes"
if defined GM_JAVAC goto compiler_found
echo gradmark: there is a Java runtime, but no compiler ^(javac.exe^). Install a JDK of version 17 or newer 1>&2
echo gradmark: and put it on the PATH or point JAVA_HOME at it. 1>&2
exit /b 3
:compiler_found

rem Maven itself refuses to build with a version below 3.8 and says so; see the root pom.xml.
if not exist "%GM_TARGET%" mkdir "%GM_TARGET%" 2>nul
set /a GM_WAITED=0
:take_lock
mkdir "%GM_LOCK%" 2>nul
if not errorlevel 1 goto locked
if exist "%GM_LOCK%" goto lock_taken
rem It is not there: either it has just been given back, or nothing can be written here.
mkdir "%GM_LOCK%" 2>nul
if not errorlevel 1 goto locked
if exist "%GM_LOCK%" goto lock_taken
echo gradmark: cannot write into "%GM_TARGET%". Make it writable, or build as its owner first. 1>&2
exit /b 3
:lock_taken
if %GM_WAITED% EQU 0 echo gradmark: another start is building; waiting for it. If none is running, remove the 1>&2
if %GM_WAITED% EQU 0 echo gradmark: folder "%GM_LOCK%". 1>&2
set /a GM_WAITED+=1
if %GM_WAITED% LSS 900 goto wait_for_lock
echo gradmark: the build of another start has not ended in 15 minutes. If none is running, 1>&2
echo gradmark: remove the folder "%GM_LOCK%" and start again. 1>&2
exit /b 3
:wait_for_lock
rem One second; timeout.exe does not work without a console.
ping -n 2 127.0.0.1 >nul
goto take_lock

:locked
rem The one that was waited for may have built already.
call :is_fresh
if not errorlevel 1 goto built
echo gradmark: building. The first time this downloads libraries and takes a minute or two. 1>&2
rem Every build has a folder of its own, which no other build touches: a run in progress goes on with
rem its own. Those that nobody uses can be renamed, and are removed, but for the last one.
for /d %%D in ("%GM_BUILDS%\*") do if /i not "%%~nxD"=="%GM_BUILD%" ren "%%D" "%%~nxD.old" 2>nul && rmdir /s /q "%%D.old"
if exist "%GM_TARGET%\lib" rmdir /s /q "%GM_TARGET%\lib"
set "GM_BUILD=%RANDOM%%RANDOM%%RANDOM%"
>"%GM_STAMP%.next" echo %GM_WANTED%
>>"%GM_STAMP%.next" echo %GM_BUILD%
pushd "%GM_ROOT%"
call mvn -q -B -DskipTests -Dmaven.test.skip=true -Dspotless.check.skip=true %GM_PROFILE% -pl harness/cli -am package >"%GM_LOG%" 2>&1 <nul
set "GM_CODE=%ERRORLEVEL%"
popd
if "%GM_CODE%"=="0" goto build_good
type "%GM_LOG%" 1>&2
rmdir "%GM_LOCK%"
echo gradmark: the build failed; Maven's output is above and in "%GM_LOG%". 1>&2
exit /b 3
:build_good
mkdir "%GM_BUILDS%\%GM_BUILD%\lib"
copy /y "%GM_TARGET%\gradmark-cli.jar" "%GM_BUILDS%\%GM_BUILD%" >nul
copy /y "%GM_TARGET%\lib\*" "%GM_BUILDS%\%GM_BUILD%\lib" >nul
move /y "%GM_STAMP%.next" "%GM_STAMP%" >nul
:built
rmdir "%GM_LOCK%"

rem ---- Run ----

:run
rem ND4J loads native libraries and reads memory in the manner of its time.
set "GM_FLAGS="
if %GM_MAJOR% GEQ 24 set "GM_FLAGS=--enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow"
rem As in the other launcher: most cells are over before more compilation pays.
set "GM_PATIENCE="
for %%C in (run gate identify) do if "%~1"=="%%C" set "GM_PATIENCE=-XX:CompileThresholdScaling=12"
"%GM_JAVA%" -XX:+UseParallelGC %GM_PATIENCE% %GRADMARK_JAVA_OPTS% %GM_FLAGS% "-Dgradmark.home=%GM_ROOT%" -cp "%GM_BUILDS%\%GM_BUILD%\gradmark-cli.jar;%GM_BUILDS%\%GM_BUILD%\lib\*" org.gradmark.cli.Gradmark %*
exit /b %ERRORLEVEL%

rem Errorlevel 0 if nothing has changed since the last build. PowerShell, because cmd cannot compare
rem times; the folder goes in by the environment, so that no character of it needs quoting, and is cut
rem off, so that a folder "target" above it does not count. Folders count, too: their time changes when
rem a file in them is removed.
:is_fresh
set "GM_BUILD="
if not exist "%GM_STAMP%" exit /b 1
for /f "usebackq skip=1 delims=" %%B in ("%GM_STAMP%") do set "GM_BUILD=%%B"
if not defined GM_BUILD exit /b 1
rem A folder may be shared with another system, whose native libraries differ.
rem What was built with more libraries does for a start that asks for fewer.
findstr /x /c:%GM_WANTED% /c:windows-libraries "%GM_STAMP%" >nul || exit /b 1
if not exist "%GM_BUILDS%\%GM_BUILD%\gradmark-cli.jar" exit /b 1
if not exist "%GM_BUILDS%\%GM_BUILD%\lib" exit /b 1
powershell -NoProfile -ExecutionPolicy Bypass -Command "$t = (Get-Item -LiteralPath $env:GM_STAMP).LastWriteTimeUtc; $p = @('pom.xml', '.mvn', 'harness', 'suites', 'reports', 'reference-data') | ForEach-Object { Join-Path $env:GM_ROOT $_ } | Where-Object { Test-Path -LiteralPath $_ }; $n = Get-ChildItem -LiteralPath $p -Recurse -Force | Where-Object { $f = $_.FullName -replace ('^' + [regex]::Escape($env:GM_ROOT)), ''; $_.LastWriteTimeUtc -gt $t -and $f -notmatch '\\target(\\|$)|\\src\\test(\\|$)' -and ($_.Name -eq 'pom.xml' -or $f -match '\\src\\main(\\|$)|\\reference-data\\data(\\|$)') } | Select-Object -First 1; if ($n) { exit 1 } else { exit 0 }"
exit /b %ERRORLEVEL%
