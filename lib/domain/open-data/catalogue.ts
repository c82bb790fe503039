import type { Text } from "../variable/variable";
import { CATALOGUE_PATH, datasetPath, filePath } from "./address";
import { findDataset } from "./dataset";
import type { EditionLine } from "./edition";
import { type Prefixes, reference, type Thing, text, thing, typed, type Value } from "./linked";

export const PREFIXES: Prefixes = {
  dcat: "http://www.w3.org/ns/dcat#",
  dct: "http://purl.org/dc/terms/",
  foaf: "http://xmlns.com/foaf/0.1/",
  owl: "http://www.w3.org/2002/07/owl#",
  skos: "http://www.w3.org/2004/02/skos/core#",
  spdx: "http://spdx.org/rdf/terms#",
  vcard: "http://www.w3.org/2006/vcard/ns#",
  xsd: "http://www.w3.org/2001/XMLSchema#",
};

const AUTHORITY = "http://publications.europa.eu/resource/authority";
export const LICENCE = { name: "CC BY 4.0", iri: "https://creativecommons.org/licenses/by/4.0/" } as const;

/** What a catalogue says of itself. */
export interface CatalogueWords {
  readonly title: Text;
  readonly description: Text;
  readonly publisher: string;
}

export interface CatalogueGround {
  /** Of the portal, without a slash at its end. */
  readonly origin: string;
  readonly words: CatalogueWords;
  /** Name of a region. */
  readonly nameOf: (regionCode: string) => string;
}

/** A catalogue after DCAT-AP 3.0: the newest published edition of each dataset of each region. */
export function catalogueOf(editions: readonly EditionLine[], ground: CatalogueGround): Thing {
  const { origin, words } = ground;
  const page = `${origin}${CATALOGUE_PATH}`;
  const iri = `${page}#katalog`;
  const newest = editions.map(({ changedAt }) => changedAt?.getTime() ?? 0).reduce((a, b) => Math.max(a, b), 0);
  return {
    iri,
    type: "dcat:Catalog",
    says: [
      ["dct:title", inBoth(words.title)],
      ["dct:description", inBoth(words.description)],
      ["dct:publisher", [thing(agentOf(`${page}#penyedia`, words.publisher))]],
      ["dct:language", [reference(`${AUTHORITY}/language/IND`), reference(`${AUTHORITY}/language/ENG`)]],
      ["foaf:homepage", [thing(documentOf(page))]],
      ["dct:license", [reference(LICENCE.iri)]],
      ["dct:modified", newest === 0 ? [] : [instant(new Date(newest))]],
      ["dcat:dataset", editions.flatMap((edition) => datasetOf(edition, ground) ?? []).map(thing)],
    ],
  };
}

function datasetOf(line: EditionLine, { origin, nameOf }: CatalogueGround): Thing | null {
  const dataset = findDataset(line.dataset);
  if (dataset === null || line.state !== "published" || line.publishedAt === null) return null;
  const { regionCode } = line;
  const page = `${origin}${datasetPath(regionCode, line.dataset)}`;
  const name = nameOf(regionCode);
  const day = typed(line.asOf, "xsd:date");
  return {
    iri: `${page}#kumpulan`,
    type: "dcat:Dataset",
    says: [
      ["dct:identifier", [text(`${regionCode}/${line.dataset}`)]],
      ["dct:title", [text(`${dataset.title.id}, ${name}`, "id"), text(`${dataset.title.en}, ${name}`, "en")]],
      ["dct:description", inBoth(dataset.description)],
      ["dcat:keyword", dataset.keywords.map((word) => text(word, "id"))],
      ["dcat:theme", [reference(`${AUTHORITY}/data-theme/SOCI`)]],
      ["dct:publisher", [thing(agentOf(`${page}#walidata`, `Walidata ${name}`))]],
      ["dct:creator", [thing(agentOf(`${page}#produsen`, `Dinas Sosial ${name}`))]],
      ["dcat:contactPoint", [thing(contactOf(`${page}#kontak`, `Walidata ${name}`, `${origin}/bantuan`))]],
      ["dct:spatial", [thing(placeOf(`${page}#wilayah`, regionCode, name))]],
      ["dct:temporal", [thing(periodOf(`${page}#waktu`, day))]],
      ["dct:accrualPeriodicity", [reference(`${AUTHORITY}/frequency/IRREG`)]],
      ["dct:accessRights", [reference(`${AUTHORITY}/access-right/PUBLIC`)]],
      ["dct:language", [reference(`${AUTHORITY}/language/IND`)]],
      ["foaf:page", [thing(documentOf(`${origin}${CATALOGUE_PATH}/metadata`))]],
      ["dct:issued", [instant(line.publishedAt)]],
      ["dct:modified", [instant(line.changedAt ?? line.publishedAt)]],
      ["dcat:version", [text(String(line.edition))]],
      ["owl:versionInfo", [text(String(line.edition))]],
      ["dcat:landingPage", [thing(documentOf(page))]],
      ["dcat:distribution", [thing(distributionOf(line, origin))]],
    ],
  };
}

function distributionOf(line: EditionLine, origin: string): Thing {
  const file = `${origin}${filePath(line.regionCode, line.dataset, line.edition)}`;
  return {
    // The same from edition to edition: a harvester replaces the file, not the entry.
    iri: `${origin}${datasetPath(line.regionCode, line.dataset)}#csv`,
    type: "dcat:Distribution",
    says: [
      ["dct:title", [text(`${line.dataset}-${line.regionCode}-${line.asOf}.csv`)]],
      ["dcat:accessURL", [reference(`${origin}${datasetPath(line.regionCode, line.dataset)}`)]],
      ["dcat:downloadURL", [reference(file)]],
      ["dct:format", [reference(`${AUTHORITY}/file-type/CSV`)]],
      ["dcat:mediaType", [reference("https://www.iana.org/assignments/media-types/text/csv")]],
      ["dcat:byteSize", [typed(String(line.byteSize), "xsd:nonNegativeInteger")]],
      ["dct:license", [reference(LICENCE.iri)]],
      ["dct:issued", line.publishedAt === null ? [] : [instant(line.publishedAt)]],
      ["spdx:checksum", [thing(checksumOf(`${file}#sha256`, line.sha256))]],
    ],
  };
}

function checksumOf(iri: string, value: string): Thing {
  return {
    iri,
    type: "spdx:Checksum",
    says: [
      ["spdx:algorithm", [reference(`${PREFIXES["spdx"]}checksumAlgorithm_sha256`)]],
      ["spdx:checksumValue", [typed(value, "xsd:hexBinary")]],
    ],
  };
}

function agentOf(iri: string, name: string): Thing {
  return { iri, type: "foaf:Agent", says: [["foaf:name", [text(name)]]] };
}

/** A page that people read, apart from the thing that it is about. */
function documentOf(page: string): Thing {
  return { iri: page, type: "foaf:Document", says: [] };
}

function contactOf(iri: string, name: string, page: string): Thing {
  return {
    iri,
    type: "vcard:Kind",
    says: [
      ["vcard:fn", [text(name)]],
      ["vcard:hasURL", [reference(page)]],
    ],
  };
}

function placeOf(iri: string, code: string, name: string): Thing {
  return {
    iri,
    type: "dct:Location",
    says: [
      ["dct:identifier", [text(code)]],
      ["skos:prefLabel", [text(name, "id")]],
    ],
  };
}

function periodOf(iri: string, day: Value): Thing {
  return {
    iri,
    type: "dct:PeriodOfTime",
    says: [
      ["dcat:startDate", [day]],
      ["dcat:endDate", [day]],
    ],
  };
}

function inBoth({ id, en }: Text): readonly Value[] {
  return [text(id, "id"), text(en, "en")];
}

function instant(at: Date): Value {
  return typed(at.toISOString(), "xsd:dateTime");
}
