import { describe, expect, it } from "vitest";
import { catalogueOf, PREFIXES } from "@/lib/domain/open-data/catalogue";
import type { EditionLine } from "@/lib/domain/open-data/edition";
import { type Thing, text, toJsonLd, toTurtle } from "@/lib/domain/open-data/linked";

const edition: EditionLine = {
  publicId: "5207-01930000-0000-7000-8000-000000000001",
  regionCode: "5207",
  dataset: "keluarga-menurut-desil",
  edition: 3,
  asOf: "2026-05-14",
  state: "published",
  sha256: "a".repeat(64),
  byteSize: 2_048,
  rowCount: 40,
  withheldCount: 2,
  preparedAt: new Date("2026-05-15T01:00:00Z"),
  publishedAt: new Date("2026-05-16T01:00:00Z"),
  changedAt: new Date("2026-05-20T01:00:00Z"),
};
const both = { id: "Katalog", en: "Catalogue" };
const made = (editions: readonly EditionLine[]) =>
  catalogueOf(editions, {
    origin: "https://mutakhir.example.go.id",
    nameOf: () => 'Kabupaten "Contoh"',
    words: { title: both, description: both, publisher: "Walidata" },
  });

/** All things of a tree, each with the terms that it says something by. */
function terms(root: Thing, found = new Map<string, readonly string[]>()): ReadonlyMap<string, readonly string[]> {
  found.set(
    `${root.type} ${root.iri}`,
    root.says.filter(([, values]) => values.length > 0).map(([term]) => term),
  );
  for (const [, values] of root.says) for (const value of values) if (value.kind === "thing") terms(value.thing, found);
  return found;
}

const termsOf = (type: string, root = made([edition])) =>
  [...terms(root)].find(([name]) => name.startsWith(`${type} `))?.[1] ?? [];

describe("the catalogue", () => {
  it("says of each thing what DCAT-AP 3 cannot do without", () => {
    expect(termsOf("dcat:Catalog")).toEqual(expect.arrayContaining(["dct:title", "dct:description", "dct:publisher"]));
    expect(termsOf("dcat:Dataset")).toEqual(
      expect.arrayContaining(["dct:title", "dct:description", "dcat:distribution", "dct:identifier", "dct:spatial"]),
    );
    expect(termsOf("dcat:Distribution")).toEqual(
      expect.arrayContaining(["dcat:accessURL", "dcat:downloadURL", "spdx:checksum", "dct:license"]),
    );
    expect(termsOf("spdx:Checksum")).toEqual(["spdx:algorithm", "spdx:checksumValue"]);
    expect(termsOf("foaf:Agent")).toEqual(["foaf:name"]);
  });

  it("names a dataset the same from edition to edition, and its file by its number", () => {
    const json = JSON.stringify(toJsonLd(made([edition]), PREFIXES));
    expect(json).toContain('"@id":"https://mutakhir.example.go.id/data/5207/keluarga-menurut-desil#kumpulan"');
    expect(json).toContain("/data/5207/keluarga-menurut-desil/3.csv");
    const next = JSON.stringify(toJsonLd(made([{ ...edition, edition: 4 }]), PREFIXES));
    expect(next).toContain('"@id":"https://mutakhir.example.go.id/data/5207/keluarga-menurut-desil#kumpulan"');
    expect(next).toContain("keluarga-menurut-desil#csv");
  });

  it("says when a dataset changed, also by the withdrawal of a later edition", () => {
    expect(toTurtle(made([edition]), PREFIXES)).toContain('dct:modified "2026-05-20T01:00:00.000Z"^^xsd:dateTime');
  });

  it("leaves out what is not published, and stands without any", () => {
    for (const state of ["prepared", "returned", "withdrawn"] as const)
      expect(toTurtle(made([{ ...edition, state }]), PREFIXES)).not.toContain("dcat:Distribution");
    expect(toTurtle(made([]), PREFIXES)).toContain("a dcat:Catalog");
  });

  it("says the same in Turtle: every thing once, every prefix known, texts closed", () => {
    const turtle = toTurtle(made([edition]), PREFIXES);
    const subjects = [...turtle.matchAll(/^<([^>]+)> a /gm)].map(([, iri]) => iri);
    expect(new Set(subjects).size).toBe(subjects.length);
    expect(subjects.length).toBe(terms(made([edition])).size);
    const known = Object.keys(PREFIXES);
    const bare = turtle.replace(/<[^>]*>/g, "").replace(/"(?:\\.|[^"\\])*"/g, "");
    for (const [, prefix = ""] of bare.matchAll(/([a-z]+):[A-Za-z_]/g)) expect(known).toContain(prefix);
    expect(bare).not.toContain('"');
    expect(turtle).toContain('\\"Contoh\\"');
  });
});

describe("a text in Turtle", () => {
  it("is closed whatever it holds", () => {
    const nasty = 'a "b" \\ c\nd\te\r <f>';
    const turtle = toTurtle(
      { iri: "https://a.example/x y", type: "dcat:Catalog", says: [["dct:title", [text(nasty, "id")]]] },
      PREFIXES,
    );
    expect(turtle).toContain('"a \\"b\\" \\\\ c\\nd\\te\\r <f>"@id');
    expect(turtle).toContain("<https://a.example/x%20y>");
  });
});
