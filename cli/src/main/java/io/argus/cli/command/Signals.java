package io.argus.cli.command;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;

/**
 * What this process does with a signal. Java has no API for it but {@code sun.misc.Signal}, which
 * every JDK exports and warns of when it is compiled against: so it is called by name.
 */
final class Signals {

  private Signals() {}

  static void ignore(String signal) {
    handle(signal, () -> {});
  }

  /** Where it can't be done (another JVM, a signal that is reserved), the default stays. */
  static void handle(String signal, Runnable action) {
    try {
      Class<?> type = Class.forName("sun.misc.Signal");
      Class<?> handlerType = Class.forName("sun.misc.SignalHandler");
      InvocationHandler invocation =
          (proxy, method, arguments) -> {
            if (method.getName().equals("handle")) {
              action.run();
            }
            return null;
          };
      Object handler =
          Proxy.newProxyInstance(
              handlerType.getClassLoader(), new Class<?>[] {handlerType}, invocation);
      type.getMethod("handle", type, handlerType)
          .invoke(null, type.getConstructor(String.class).newInstance(signal), handler);
    } catch (ReflectiveOperationException | RuntimeException e) {
      return;
    }
  }
}
