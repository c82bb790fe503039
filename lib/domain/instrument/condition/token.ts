export interface Token {
  readonly kind: "number" | "name" | "symbol" | "end";
  readonly text: string;
  readonly at: number;
}

/** A condition that cannot be read: a mistake in a definition, found when the definition is loaded. */
export class ConditionError extends Error {
  override readonly name = "ConditionError";
  constructor(source: string, at: number, problem: string) {
    super(`${problem} at ${at} in "${source}"`);
  }
}

const TOKEN = /\s*(?:(\d+)|([A-Za-z][A-Za-z0-9]*(?:\.[A-Za-z][A-Za-z0-9]*)?)|(&&|\|\||==|!=|>=|<=|[<>!()[\],]))/y;

/** Numbers, names (`age`, `head.sex`) and symbols of a condition, then the end mark. */
export function tokenize(source: string): readonly Token[] {
  const tokens: Token[] = [];
  TOKEN.lastIndex = 0;
  let at = 0;
  while (source.slice(at).trim() !== "") {
    TOKEN.lastIndex = at;
    const match = TOKEN.exec(source);
    if (match === null) throw new ConditionError(source, at, "unreadable text");
    tokens.push(toToken(match, at));
    at = TOKEN.lastIndex;
  }
  return [...tokens, { kind: "end", text: "", at }];
}

function toToken([, number, name, symbol]: RegExpExecArray, at: number): Token {
  if (number !== undefined) return { kind: "number", text: number, at };
  if (name !== undefined) return { kind: "name", text: name, at };
  return { kind: "symbol", text: symbol ?? "", at };
}
