package org.gradmark.backends.fused.cpu;

import java.io.IOException;
import java.io.StringReader;
import java.lang.invoke.MethodHandles;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.codehaus.commons.compiler.CompileException;
import org.codehaus.janino.ClassLoaderIClassLoader;
import org.codehaus.janino.IClassLoader;
import org.codehaus.janino.Java;
import org.codehaus.janino.Parser;
import org.codehaus.janino.Scanner;
import org.codehaus.janino.UnitCompiler;
import org.codehaus.janino.util.ClassFile;

/**
 * Makes classes of programs, in memory: source, class file, hidden class. A class goes when its
 * kernel does.
 */
final class KernelCompiler {

  private static final String NAME = "GeneratedKernel";

  /**
   * They know the classes that kernels use; to find out about them takes longer than to compile.
   * One for each thread that compiles at a time, for they promise nothing to two.
   */
  private static final Queue<IClassLoader> LIBRARIES = new ConcurrentLinkedQueue<>();

  private KernelCompiler() {}

  static Kernel compile(KernelSource kernel) {
    String source = kernel.text(KernelCompiler.class.getPackageName(), NAME);
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
    IClassLoader free = LIBRARIES.poll();
    IClassLoader library =
        free != null ? free : new ClassLoaderIClassLoader(KernelCompiler.class.getClassLoader());
    try {
      Java.AbstractCompilationUnit unit =
          new Parser(new Scanner(null, new StringReader(source))).parseAbstractCompilationUnit();
      List<ClassFile> files = new ArrayList<>();
      new UnitCompiler(unit, library).compileUnit(false, false, false, files);
      return files.get(0).toByteArray();
    } finally {
      LIBRARIES.add(library);
    }
  }
}
