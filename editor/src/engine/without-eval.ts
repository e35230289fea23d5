// The engine's glue makes functions of texts, which a content security policy refuses that asks for no more than WebAssembly.
// The texts are of two kinds, and what they say can be done without reading them as JavaScript.

type Any = (...values: never[]) => unknown;
type Scope = Record<string, Any>;

const scopeOf = (names: readonly string[], values: readonly unknown[]): Scope =>
  Object.fromEntries(names.map((name, index) => [name, values[index] as Any]));

const call = (scope: Scope, name: string, ...values: unknown[]): unknown => {
  const called = scope[name];
  if (called === undefined) throw new TypeError(`the engine's glue has no ${name}`);
  return called(...(values as never[]));
};

const placesOf = (names: readonly string[], pattern: RegExp): string[] =>
  names.filter((name) => pattern.test(name));

/** Calls a function of the module: its arguments go over the line one by one, and what was made for that is freed. */
function invokerOf(names: readonly string[], body: string): (...values: unknown[]) => Any {
  const [isKept, isOfClass, returns] = ['var destructors', 'var thisWired', 'fromRetWire(rv)'].map(
    (part) => body.includes(part),
  );
  const converters = placesOf(names, /^toArg\d+Wire$/);
  const freeing = placesOf(names, /_dtor$/);
  return (...values) => {
    const scope = scopeOf(names, values);
    return function invoke(this: unknown, ...given: unknown[]): unknown {
      call(
        scope,
        'checkArgCount',
        given.length,
        scope.minArgs,
        scope.maxArgs,
        scope.humanName,
        scope.throwBindingError,
      );
      const destructors: unknown[] | null = isKept ? [] : null;
      const wired: Record<string, unknown> = isOfClass
        ? { thisWired: call(scope, 'toClassParamWire', destructors, this) }
        : {};
      for (const [index, name] of converters.entries())
        wired[`arg${index}Wired`] = call(scope, name, destructors, given[index]);
      const result = call(scope, 'invoker', scope.fn, ...Object.values(wired));
      if (isKept) call(scope, 'runDestructors', destructors);
      else for (const name of freeing) call(scope, name, wired[name.replace(/_dtor$/, '')]);
      return returns ? call(scope, 'fromRetWire', result) : undefined;
    };
  };
}

/** What one value takes where the module has written the arguments. */
const wireSize = 8;

/** Calls, makes or asks a value of JavaScript for the module. */
function callerOf(names: readonly string[], body: string): (...values: unknown[]) => Any {
  const readers = placesOf(names, /^argFromPtr\d+$/);
  const returns = body.includes('emval_returnValue(');
  const act = (scope: Scope, handle: number, method: number, given: unknown[]): unknown => {
    if (body.includes('new (toValue(handle))'))
      return Reflect.construct(call(scope, 'toValue', handle) as new () => unknown, given);
    if (body.includes('toValue(handle)[')) {
      const value = call(scope, 'toValue', handle) as Record<string, Any>;
      return Reflect.apply(
        value[call(scope, 'getStringOrSymbol', method) as string] as Any,
        value,
        given,
      );
    }
    // Without a function it is the last value itself, of another kind then.
    return body.includes('toValue(handle)')
      ? (call(scope, 'toValue', handle) as Any)(...(given as never[]))
      : given.at(-1);
  };
  return (...values) => {
    const scope = scopeOf(names, values);
    return (handle: number, method: number, destructors: number, at: number) => {
      const result = act(
        scope,
        handle,
        method,
        readers.map((name, index) => call(scope, name, at + index * wireSize)),
      );
      return returns
        ? call(scope, 'emval_returnValue', scope.toReturnWire, destructors, result)
        : result;
    };
  };
}

/** What stands for the constructor of functions: it knows the texts of the glue, and no others. */
function makeFunction(names: readonly string[], body: string): (...values: unknown[]) => unknown {
  if (names.includes('invoker') && names.includes('checkArgCount')) return invokerOf(names, body);
  if (names.includes('toValue')) return callerOf(names, body);
  throw new EvalError('the engine asks for JavaScript that this page does not allow');
}

/** Where texts may be read as JavaScript there is nothing to do. */
export function doWithoutEval(scope: { Function: FunctionConstructor }): void {
  const usual = scope.Function;
  try {
    usual('');
  } catch {
    const stand = Object.assign(
      function make(names: readonly string[], body: string) {
        return makeFunction(names, body);
      },
      { prototype: usual.prototype },
    );
    scope.Function = stand as unknown as FunctionConstructor;
  }
}
