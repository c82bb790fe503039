/** What stands at the end of a statement: a text, a thing of its own, or a reference to one. */
export type Value =
  | { readonly kind: "text"; readonly text: string; readonly language?: "id" | "en" }
  | { readonly kind: "typed"; readonly text: string; readonly type: string }
  | { readonly kind: "reference"; readonly iri: string }
  | { readonly kind: "thing"; readonly thing: Thing };

/** A thing with its statements; terms and types are written short, as `dct:title`. */
export interface Thing {
  readonly iri: string;
  readonly type: string;
  readonly says: readonly (readonly [term: string, values: readonly Value[]])[];
}

export type Prefixes = Readonly<Record<string, string>>;

export const text = (value: string, language?: "id" | "en"): Value =>
  language === undefined ? { kind: "text", text: value } : { kind: "text", text: value, language };
export const typed = (value: string, type: string): Value => ({ kind: "typed", text: value, type });
export const reference = (iri: string): Value => ({ kind: "reference", iri });
export const thing = (value: Thing): Value => ({ kind: "thing", thing: value });

/** JSON-LD 1.1, each thing inside the one that speaks of it first. */
export function toJsonLd(root: Thing, prefixes: Prefixes): object {
  return { "@context": prefixes, ...jsonOf(root) };
}

function jsonOf({ iri, type, says }: Thing): object {
  const statements = says
    .filter(([, values]) => values.length > 0)
    .map(([term, values]) => [term, values.length === 1 ? jsonValue(values[0]) : values.map(jsonValue)] as const);
  return { "@id": iri, "@type": type, ...Object.fromEntries(statements) };
}

function jsonValue(value: Value | undefined): unknown {
  switch (value?.kind) {
    case "text":
      return value.language === undefined ? value.text : { "@value": value.text, "@language": value.language };
    case "typed":
      return { "@value": value.text, "@type": value.type };
    case "reference":
      return { "@id": value.iri };
    case "thing":
      return jsonOf(value.thing);
    default:
      return null;
  }
}

/** Turtle 1.1: every thing under its own name, so that none is without one. */
export function toTurtle(root: Thing, prefixes: Prefixes): string {
  const heads = Object.entries(prefixes).map(([name, iri]) => `@prefix ${name}: <${iri}> .`);
  return `${heads.join("\n")}\n\n${[...allThings(root).values()].map(blockOf).join("\n")}`;
}

function allThings(root: Thing, found = new Map<string, Thing>()): Map<string, Thing> {
  if (found.has(root.iri)) return found;
  found.set(root.iri, root);
  for (const [, values] of root.says)
    for (const value of values) if (value.kind === "thing") allThings(value.thing, found);
  return found;
}

function blockOf({ iri, type, says }: Thing): string {
  const statements = says
    .filter(([, values]) => values.length > 0)
    .map(([term, values]) => `  ${term} ${values.map(turtleValue).join(", ")}`);
  return `${iriOf(iri)} a ${type}${statements.length === 0 ? "" : ` ;\n${statements.join(" ;\n")}`} .\n`;
}

function turtleValue(value: Value): string {
  switch (value.kind) {
    case "text":
      return quoted(value.text) + (value.language === undefined ? "" : `@${value.language}`);
    case "typed":
      return `${quoted(value.text)}^^${value.type}`;
    case "reference":
      return iriOf(value.iri);
    case "thing":
      return iriOf(value.thing.iri);
  }
}

function quoted(value: string): string {
  const escaped = value
    .replace(/[\\"]/g, "\\$&")
    .replaceAll("\n", "\\n")
    .replaceAll("\r", "\\r")
    .replaceAll("\t", "\\t");
  return `"${escaped}"`;
}

/** What an IRI may not hold as it is (RFC 3987) is written by its number. */
function iriOf(iri: string): string {
  return `<${iri.replace(/[\s<>"{}|^`\\]/g, encodeURIComponent)}>`;
}
