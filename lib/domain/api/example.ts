import type { Json } from "./json-schema";

/** What stands for a kind of text in an example. */
const TEXT_BY_FORMAT: Readonly<Record<string, string>> = {
  "date-time": "2026-05-14T03:00:00.000Z",
  date: "2026-05-14",
  uuid: "0197b0f0-0000-7000-8000-000000000001",
};
/** By what a property is called: an invented family reads better than "text". */
const TEXT_BY_NAME: Readonly<Record<string, string>> = {
  code: "5207",
  village: "5207012003",
  region: "5207",
  parent: "52",
  next: "s1.…",
  cursor: "s1.…",
  timeZone: "Asia/Makassar",
  name: "household.wallMaterial",
  label: "Kabupaten Sumbawa Barat",
};
const PUBLIC_ID = "5207-0197b0f0-0000-7000-8000-000000000001";

/** An answer such as a schema describes, made up: one line of each list, a value of each part. */
export function exampleOf(schema: Json, name = ""): unknown {
  const options = schema["anyOf"];
  if (Array.isArray(options)) return exampleOf(firstTelling(options), name);
  const [first] = Array.isArray(schema["enum"]) ? schema["enum"] : [schema["const"]];
  if (first !== undefined) return first;
  const type = Array.isArray(schema["type"]) ? schema["type"].find((each) => each !== "null") : schema["type"];
  if (type === "object") return exampleObject(schema);
  if (type === "array") return [exampleOf(asSchema(schema["items"]), name)];
  if (type === "integer" || type === "number") return 25;
  if (type === "boolean") return true;
  if (type === "string") return exampleText(schema, name);
  return null;
}

function exampleObject(schema: Json): unknown {
  const properties = Object.entries(asSchema(schema["properties"]));
  if (properties.length === 0) return schema["additionalProperties"] === false ? {} : { wallMaterial: 1 };
  return Object.fromEntries(properties.map(([key, part]) => [key, exampleOf(asSchema(part), key)]));
}

function exampleText(schema: Json, name: string): string {
  const format = typeof schema["format"] === "string" ? schema["format"] : "";
  const pattern = typeof schema["pattern"] === "string" ? schema["pattern"] : "";
  if (pattern.includes("[0-9a-f]{12}")) return PUBLIC_ID;
  return TEXT_BY_FORMAT[format] ?? TEXT_BY_NAME[name] ?? "…";
}

function firstTelling(options: readonly unknown[]): Json {
  return options.map(asSchema).find(({ type }) => type !== "null") ?? {};
}

function asSchema(part: unknown): Json {
  return typeof part === "object" && part !== null ? (part as Json) : {}; // a schema's own part
}

export const SCHEMA_KINDS = [
  "text",
  "number",
  "whole",
  "yesNo",
  "instant",
  "date",
  "list",
  "object",
  "nothing",
] as const;
export type SchemaKind = (typeof SCHEMA_KINDS)[number];

export interface SchemaPart {
  /** `items[].code` */
  readonly path: string;
  readonly kind: SchemaKind;
  readonly canBeNull: boolean;
  readonly options: readonly string[];
  readonly meaning: string;
}

/** Parts of an answer, one line each, the nested ones by their path. */
export function partsOf(schema: Json, path = ""): readonly SchemaPart[] {
  return Object.entries(asSchema(schema["properties"])).flatMap(([key, part]) =>
    linesOf(asSchema(part), path === "" ? key : `${path}.${key}`),
  );
}

function linesOf(part: Json, path: string): readonly SchemaPart[] {
  const options = Array.isArray(part["anyOf"]) ? part["anyOf"].map(asSchema) : [part];
  const telling = options.find(({ type }) => type !== "null") ?? {};
  const kind = kindOf(telling);
  const types = Array.isArray(telling["type"]) ? telling["type"] : [];
  const line: SchemaPart = {
    path,
    kind,
    canBeNull: types.includes("null") || options.some(({ type }) => type === "null"),
    options: Array.isArray(telling["enum"]) ? telling["enum"].map(String) : [],
    meaning: typeof part["description"] === "string" ? part["description"] : "",
  };
  const items = asSchema(telling["items"]);
  if (kind === "list") return [line, ...partsOf(items, `${path}[]`)];
  return kind === "object" ? [line, ...partsOf(telling, path)] : [line];
}

function kindOf(schema: Json): SchemaKind {
  const type = Array.isArray(schema["type"]) ? schema["type"].find((each) => each !== "null") : schema["type"];
  if (schema["format"] === "date-time") return "instant";
  if (schema["format"] === "date") return "date";
  switch (type) {
    case "string":
      return "text";
    case "integer":
      return "whole";
    case "number":
      return "number";
    case "boolean":
      return "yesNo";
    case "array":
      return "list";
    case "object":
      return "object";
    default:
      return "nothing";
  }
}
