package org.gradmark.backends.fused.cpu;

import java.io.IOException;
import java.io.StringReader;
import java.lang.invoke.MethodHandles;
import java.util.ArrayList;
import java.util.List;
import org.codehaus.commons.compiler.CompileException;
import org.codehaus.janino.ClassLoaderIClassLoader;
import org.codehaus.janino.Java;
import org.codehaus.janino.Parser;
import org.codehaus.janino.Scanner;
import org.codehaus.janino.UnitCompiler;
import org.codehaus.janino.util.ClassFile;
import org.gradmark.backends.fused.graph.Program;

/**
 * Makes classes of programs, in memory: source, class file, hidden class. A class goes when its
 * kernel does.
 */
final class KernelCompiler {

  private static final String NAME = "GeneratedKernel";

  private KernelCompiler() {}

  static Kernel compile(Program program, Numbers numbers) {
    String source =
        new KernelSource(program, numbers).text(KernelCompiler.class.getPackageName(), NAME);
    try {
      MethodHandles.Lookup lookup =
          MethodHandles.lookup().defineHiddenClass(classFile(source), true);
      return (Kernel) lookup.lookupClass().getDeclaredConstructor().newInstance();
    } catch (CompileException | IOException | ReflectiveOperationException e) {
      throw new IllegalStateException(
          "a generated kernel is no Java: " + e.getMessage() + "\n" + source, e);
    }
  }

  private static byte[] classFile(String source) throws CompileException, IOException {
    Java.AbstractCompilationUnit unit =
        new Parser(new Scanner(null, new StringReader(source))).parseAbstractCompilationUnit();
    List<ClassFile> files = new ArrayList<>();
    new UnitCompiler(unit, new ClassLoaderIClassLoader(KernelCompiler.class.getClassLoader()))
        .compileUnit(false, false, false, files);
    return files.get(0).toByteArray();
  }
}
