/** The same methods, each of which may be called by itself: `const { check } = generator`. */
export type Bound<Methods> = {
  [Name in keyof Methods]: Methods[Name] extends (...given: infer Given) => infer Result
    ? (this: void, ...given: Given) => Result
    : Methods[Name];
};
