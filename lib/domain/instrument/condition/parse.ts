import { COMPARISONS, type Comparison, type Condition } from "./condition";
import { ConditionError, type Token, tokenize } from "./token";

/**
 * Reads the condition language: `||` binds weakest, then `&&`, then `!`, then one comparison or `in [codes]`; `!` takes
 * the whole comparison after it. Operands are numbers, names, calls `name(...)` and parentheses.
 * @throws ConditionError for text outside the language
 */
export function parseCondition(source: string): Condition {
  const reader = new Reader(source, tokenize(source));
  const condition = readOr(reader);
  reader.expectEnd();
  return condition;
}

class Reader {
  #position = 0;
  constructor(
    readonly source: string,
    readonly tokens: readonly Token[],
  ) {}

  get next(): Token {
    return this.tokens[this.#position] ?? { kind: "end", text: "", at: this.source.length };
  }

  take(): Token {
    const token = this.next;
    this.#position += 1;
    return token;
  }

  takeIf(text: string): boolean {
    if (this.next.text !== text || this.next.kind === "end") return false;
    this.#position += 1;
    return true;
  }

  expect(text: string): void {
    if (!this.takeIf(text)) this.fail(`expected ${text}`);
  }

  expectEnd(): void {
    if (this.next.kind !== "end") this.fail(`unexpected ${this.next.text}`);
  }

  fail(problem: string): never {
    throw new ConditionError(this.source, this.next.at, problem);
  }
}

function readOr(reader: Reader): Condition {
  let left = readAnd(reader);
  while (reader.takeIf("||")) left = { kind: "or", left, right: readAnd(reader) };
  return left;
}

function readAnd(reader: Reader): Condition {
  let left = readNot(reader);
  while (reader.takeIf("&&")) left = { kind: "and", left, right: readNot(reader) };
  return left;
}

function readNot(reader: Reader): Condition {
  return reader.takeIf("!") ? { kind: "not", operand: readNot(reader) } : readComparison(reader);
}

function readComparison(reader: Reader): Condition {
  const left = readOperand(reader);
  if (reader.takeIf("in")) return { kind: "in", operand: left, codes: readCodes(reader) };
  const op = COMPARISONS.find((candidate): candidate is Comparison => reader.takeIf(candidate));
  return op === undefined ? left : { kind: "compare", op, left, right: readOperand(reader) };
}

function readCodes(reader: Reader): readonly number[] {
  reader.expect("[");
  const codes = [readNumber(reader)];
  while (reader.takeIf(",")) codes.push(readNumber(reader));
  reader.expect("]");
  return codes;
}

function readNumber(reader: Reader): number {
  if (reader.next.kind !== "number") reader.fail("expected a number");
  return Number(reader.take().text);
}

function readOperand(reader: Reader): Condition {
  if (reader.takeIf("(")) {
    const inner = readOr(reader);
    reader.expect(")");
    return inner;
  }
  if (reader.next.kind === "number") return { kind: "number", value: readNumber(reader) };
  if (reader.next.kind !== "name" || reader.next.text === "in") reader.fail("expected a value");
  const name = reader.take().text;
  return reader.takeIf("(") ? { kind: "call", name, args: readArguments(reader) } : { kind: "name", name };
}

function readArguments(reader: Reader): readonly Condition[] {
  if (reader.takeIf(")")) return [];
  const args = [readOr(reader)];
  while (reader.takeIf(",")) args.push(readOr(reader));
  reader.expect(")");
  return args;
}
