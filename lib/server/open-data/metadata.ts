import "server-only";
import { getTranslations } from "next-intl/server";
import { CUTS, type Cut } from "@/lib/domain/cube/cut";
import { computedOf } from "@/lib/domain/indicator/registry";
import { currentInstruments } from "@/lib/domain/instrument/registry";
import { DATASETS } from "@/lib/domain/open-data/dataset";
import {
  INDICATOR_FIELDS,
  indicatorMetadata,
  type MetadataWords,
  type Register,
  STANDARD_FIELDS,
  standardMetadata,
  VARIABLE_FIELDS,
  variableMetadata,
} from "@/lib/domain/open-data/metadata";
import { type Messages, messagesOf } from "@/lib/i18n/catalogue";
import type { Locale } from "@/lib/i18n/locale";

type MetadataField = keyof Messages["openData"]["metadata"]["field"];

/** A register as a table. */
export interface RegisterTable {
  /** Keys of the columns; their words are `openData.metadata.field`. */
  readonly fields: readonly MetadataField[];
  readonly rows: readonly (readonly string[])[];
}

/** One of the three registers, from the definitions that the portal works with. */
export async function registerTable(register: Register, locale: Locale): Promise<RegisterTable> {
  const words = await metadataWords(locale);
  switch (register) {
    case "kegiatan":
      return {
        fields: ["block", "label", "value"],
        rows: Object.values(messagesOf(locale).openData.activity).flatMap(({ title, items }) =>
          Object.values(items).map(({ label, value }: { label: string; value: string }) => [title, label, value]),
        ),
      };
    case "variabel":
      return {
        fields: VARIABLE_FIELDS,
        rows: currentInstruments()
          .flatMap((instrument) => variableMetadata(instrument, locale, words))
          .map((entry) => VARIABLE_FIELDS.map((field) => entry[field])),
      };
    case "indikator":
      return {
        fields: INDICATOR_FIELDS,
        rows: indicatorMetadata([...computedOf("people"), ...computedOf("families")], locale, words).map((entry) =>
          INDICATOR_FIELDS.map((field) => entry[field]),
        ),
      };
    case "standar":
      return {
        fields: STANDARD_FIELDS,
        rows: standardMetadata(DATASETS, [...computedOf("people"), ...computedOf("families")], locale, words).map(
          (entry) => STANDARD_FIELDS.map((field) => entry[field]),
        ),
      };
  }
}

/** The codes of a cut as they stand in files. */
function cutWords(cut: Cut, locale: Locale): string {
  const words: Readonly<Record<string, string>> = messagesOf(locale).cube.cut[cut];
  const codes = CUTS[cut].codes.map((code) => `${code} ${words[String(code)] ?? ""}`);
  return `${words["label"] ?? cut}: ${codes.join("; ")}`;
}

async function metadataWords(locale: Locale): Promise<MetadataWords> {
  const t = await getTranslations({ locale, namespace: "openData.metadata.word" });
  const { sectionName, type } = messagesOf(locale).codebook;
  const sections: Readonly<Record<string, string>> = sectionName;
  const types: Readonly<Record<string, string>> = type;
  return {
    section: (section) => sections[section] ?? section,
    type: (name) => types[name] ?? name,
    range: (min, max) =>
      min === null
        ? t("atMost", { max: String(max) })
        : max === null
          ? t("atLeast", { min: String(min) })
          : t("range", { min: String(min), max: String(max) }),
    length: (most) => t("length", { most }),
    askedIf: (condition) => t("askedIf", { condition }),
    asks: (instrument, no) => t("asks", { instrument, no }),
    conditionDate: t("conditionDate"),
    people: t("people"),
    families: t("families"),
    share: t("share"),
    ratio: t("ratio"),
    percent: t("percent"),
    count: t("count"),
    region: t("region"),
    cut: (cut) => cutWords(cut, locale),
    perHundred: t("perHundred"),
    byRegion: t("byRegion"),
    wish: { lower: t("lower"), higher: t("higher"), none: t("none") },
    levels: t("levels"),
    yes: t("yes"),
    no: t("no"),
    sumsAlone: t("sumsAlone"),
  };
}
