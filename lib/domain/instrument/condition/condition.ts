export const COMPARISONS = ["==", "!=", ">=", "<=", ">", "<"] as const;
export type Comparison = (typeof COMPARISONS)[number];

/** A condition as a tree. It is data: it is interpreted and never becomes code. */
export type Condition =
  | { readonly kind: "or" | "and"; readonly left: Condition; readonly right: Condition }
  | { readonly kind: "not"; readonly operand: Condition }
  | { readonly kind: "compare"; readonly op: Comparison; readonly left: Condition; readonly right: Condition }
  | { readonly kind: "in"; readonly operand: Condition; readonly codes: readonly number[] }
  | { readonly kind: "call"; readonly name: string; readonly args: readonly Condition[] }
  | { readonly kind: "name"; readonly name: string }
  | { readonly kind: "number"; readonly value: number };

/** Names a condition reads, each once; function names are not among them. */
export function namesIn(condition: Condition): readonly string[] {
  return [...new Set(walk(condition, (node) => (node.kind === "name" ? node.name : null)))];
}

/** Functions a condition calls, each once. */
export function callsIn(condition: Condition): readonly string[] {
  return [...new Set(walk(condition, (node) => (node.kind === "call" ? node.name : null)))];
}

function walk(node: Condition, pick: (node: Condition) => string | null): readonly string[] {
  const own = pick(node);
  const below = childrenOf(node).flatMap((child) => walk(child, pick));
  return own === null ? below : [own, ...below];
}

function childrenOf(node: Condition): readonly Condition[] {
  switch (node.kind) {
    case "or":
    case "and":
    case "compare":
      return [node.left, node.right];
    case "not":
    case "in":
      return [node.operand];
    case "call":
      return node.args;
    case "name":
    case "number":
      return [];
  }
}
