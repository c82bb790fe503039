import jsonld from "jsonld";
import { Parser, type Quad, Store, Writer } from "n3";
import { describe, expect, it } from "vitest";
import { catalogueOf, PREFIXES } from "@/lib/domain/open-data/catalogue";
import { DATASETS } from "@/lib/domain/open-data/dataset";
import type { EditionLine } from "@/lib/domain/open-data/edition";
import { toJsonLd, toTurtle } from "@/lib/domain/open-data/linked";

const ORIGIN = "https://mutakhir.example.go.id";

const editions = DATASETS.map(
  ({ id: dataset }, at): EditionLine => ({
    publicId: `5207-01930000-0000-7000-8000-00000000000${at}`,
    regionCode: at % 2 === 0 ? "5207" : "52",
    dataset,
    edition: at + 1,
    asOf: "2026-05-14",
    state: "published",
    sha256: "a".repeat(64),
    byteSize: 2_048,
    rowCount: 40,
    withheldCount: 2,
    preparedAt: new Date("2026-05-15T01:00:00Z"),
    publishedAt: new Date("2026-05-16T01:00:00Z"),
    changedAt: new Date("2026-05-20T01:00:00Z"),
  }),
);
const words = { id: "Katalog", en: "Catalogue" };
const catalogue = catalogueOf(editions, {
  origin: ORIGIN,
  nameOf: () => 'Kabupaten "Contoh"\\Uji',
  words: { title: words, description: words, publisher: "Walidata" },
});

const ofTurtle = (): Quad[] => new Parser({ format: "text/turtle" }).parse(toTurtle(catalogue, PREFIXES));
const ofJson = async (): Promise<string> =>
  String(
    await jsonld.toRDF(JSON.parse(JSON.stringify(toJsonLd(catalogue, PREFIXES))), { format: "application/n-quads" }),
  );

const lines = (quads: string) =>
  quads
    .split("\n")
    .filter((line) => line !== "")
    .toSorted();

function asLines(quads: readonly Quad[]): readonly string[] {
  return lines(new Writer({ format: "application/n-quads" }).quadsToString([...quads]));
}

const DCAT = "http://www.w3.org/ns/dcat#";
const DCT = "http://purl.org/dc/terms/";
const TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type";

describe("the catalogue, read by parsers that are not ours", () => {
  it("is the same graph in Turtle and in JSON-LD, without a blank node", async () => {
    const turtle = asLines(ofTurtle());
    expect(turtle.length).toBeGreaterThan(100);
    expect(turtle.some((line) => line.includes("_:"))).toBe(false);
    expect(asLines(new Parser({ format: "application/n-quads" }).parse(await ofJson()))).toEqual(turtle);
  });

  it("has for a harvester each dataset with its title in both languages, publisher, licence, file, type and checksum", () => {
    const store = new Store(ofTurtle());
    const of = (subject: string, predicate: string) => store.getObjects(subject, predicate, null);
    const datasets = store.getSubjects(TYPE, `${DCAT}Dataset`, null);
    expect(datasets).toHaveLength(DATASETS.length);
    for (const { value } of datasets) {
      const titles = of(value, `${DCT}title`).map((each) => ("language" in each ? each.language : ""));
      expect(titles.toSorted()).toEqual(["en", "id"]);
      expect(of(value, `${DCT}identifier`)).toHaveLength(1);
      expect(of(value, `${DCT}publisher`)).toHaveLength(1);
      const [file] = of(value, `${DCAT}distribution`);
      const distribution = file?.value ?? "";
      expect(of(distribution, `${DCAT}downloadURL`)[0]?.value).toMatch(
        /^https:\/\/mutakhir\.example\.go\.id\/data\/\d+\/[\w-]+\/\d+\.csv$/,
      );
      expect(of(distribution, `${DCT}license`)).toHaveLength(1);
      expect(of(distribution, `${DCAT}mediaType`)).toHaveLength(1);
      const [sum] = of(distribution, "http://spdx.org/rdf/terms#checksum");
      expect(of(sum?.value ?? "", "http://spdx.org/rdf/terms#checksumValue")[0]?.value).toBe("a".repeat(64));
    }
    expect(store.getSubjects(TYPE, `${DCAT}Catalog`, null)).toHaveLength(1);
    expect(store.getQuads(null, `${DCAT}dataset`, null, null)).toHaveLength(DATASETS.length);
  });
});
