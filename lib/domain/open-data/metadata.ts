import type { Cut } from "../cube/cut";
import { cutsIn } from "../cube/request";
import { type Indicator, type IndicatorUnit, isComputed } from "../indicator/indicator";
import { TERMS } from "../indicator/terms";
import { codebook } from "../instrument/codebook";
import type { Instrument } from "../instrument/instrument";
import { inLocale } from "../instrument/locale";
import type { Locale } from "../instrument/question";
import { RULES } from "../rule/evaluate-rules";
import { DICTIONARY } from "../variable/dictionary";
import type { Dataset } from "./dataset";

/**
 * What Satu Data Indonesia asks for: metadata of the activity, its variables and its indicators (BPS regulation 5/2020), and the standard of
 * each figure that is published (BPS regulation 4/2020).
 */
export const REGISTERS = ["kegiatan", "variabel", "indikator", "standar"] as const;
export type Register = (typeof REGISTERS)[number];

export function isRegister(value: unknown): value is Register {
  return REGISTERS.some((register) => register === value);
}

/** Fields of a variable's metadata (MS-Var), in the order of the form. */
export const VARIABLE_FIELDS = [
  "name",
  "alias",
  "concept",
  "definition",
  "selection",
  "time",
  "type",
  "classification",
  "validation",
  "question",
  "isPublic",
] as const;
export type VariableField = (typeof VARIABLE_FIELDS)[number];
export type VariableMetadata = Readonly<Record<VariableField, string>>;

/** Fields of an indicator's metadata (MS-Ind), in the order of the form. */
export const INDICATOR_FIELDS = [
  "code",
  "name",
  "concept",
  "definition",
  "interpretation",
  "formula",
  "measure",
  "unit",
  "classification",
  "isComposite",
  "variables",
  "level",
  "isPublic",
] as const;
export type IndicatorField = (typeof INDICATOR_FIELDS)[number];
export type IndicatorMetadata = Readonly<Record<IndicatorField, string>>;

/** Fields of the standard of statistical data (SDS), of each figure that is published. */
export const STANDARD_FIELDS = ["code", "name", "concept", "definition", "classification", "measure", "unit"] as const;
export type StandardField = (typeof STANDARD_FIELDS)[number];
export type StandardMetadata = Readonly<Record<StandardField, string>>;

/** Words that the registers need beside the definitions. */
export interface MetadataWords {
  readonly section: (section: string) => string;
  readonly type: (type: string) => string;
  readonly range: (min: number | null, max: number | null) => string;
  readonly length: (most: number) => string;
  readonly askedIf: (condition: string) => string;
  readonly asks: (instrument: string, no: string) => string;
  readonly conditionDate: string;
  readonly people: string;
  readonly families: string;
  readonly share: string;
  readonly ratio: string;
  readonly percent: string;
  readonly count: string;
  readonly region: string;
  /** A cut and its codes: "Desil: 1 Desil 1; ...". */
  readonly cut: (cut: Cut) => string;
  readonly perHundred: string;
  readonly byRegion: string;
  readonly wish: Readonly<Record<Indicator["wish"], string>>;
  readonly levels: string;
  readonly yes: string;
  readonly no: string;
  readonly sumsAlone: string;
}

/** What the questionnaire in use says of each variable it asks. */
export function variableMetadata(
  instrument: Instrument,
  locale: Locale,
  words: MetadataWords,
): readonly VariableMetadata[] {
  return codebook(instrument, locale)
    .filter(({ no, kind }) => no !== null && kind === "stored")
    .map((entry): VariableMetadata => {
      const { key, level, label, official, section, opd, type, codes, min, max, maxLength, askedIf, no, sensitivity } =
        entry;
      const bounds = [
        min === null && max === null ? null : words.range(min, max),
        maxLength === null ? null : words.length(maxLength),
        askedIf === null ? null : words.askedIf(askedIf),
        ...rulesAbout(level, key, locale),
      ];
      return {
        name: official[0] ?? `${level}.${key}`,
        alias: label,
        concept: words.section(section),
        definition: label,
        selection: [words.asks(instrument.code, no ?? ""), opd].filter(Boolean).join("; "),
        time: words.conditionDate,
        type: words.type(type),
        classification: codes.map(({ code, label: option }) => `${code} ${option}`).join("; "),
        validation: bounds.filter((bound) => bound !== null).join("; "),
        question: label,
        isPublic: sensitivity === "terbuka" ? words.yes : words.sumsAlone,
      };
    });
}

/** What is said of each indicator that is counted. */
export function indicatorMetadata(
  indicators: readonly Indicator[],
  locale: Locale,
  words: MetadataWords,
): readonly IndicatorMetadata[] {
  return indicators.filter(isComputed).map((indicator): IndicatorMetadata => {
    const { code, title, counts, outOf, unit, form, numerator, denominator, wish, note } = indicator;
    const isShare = form === "share";
    return {
      code,
      name: inLocale(title, locale),
      concept: `${inLocale(title, locale)} (${unit === "people" ? words.people : words.families})`,
      definition: [
        inLocale(counts, locale),
        inLocale(outOf, locale),
        note === undefined ? null : inLocale(note, locale),
      ]
        .filter((part) => part !== null)
        .join("; "),
      interpretation: words.wish[wish],
      formula: `(${numerator}) / (${denominator}) x 100`,
      measure: isShare ? words.share : words.ratio,
      unit: isShare ? words.percent : words.perHundred,
      classification: words.byRegion,
      isComposite: words.no,
      variables: [...variablesIn(unit, `${numerator} ${denominator}`)].join(", "),
      level: words.levels,
      isPublic: words.sumsAlone,
    };
  });
}

function rulesAbout(level: string, key: string, locale: Locale): readonly string[] {
  const rules = RULES.filter(({ target }) => target.level === level && target.key === key);
  return [...new Set(rules.map(({ id, text }) => `${id}: ${inLocale(text, locale)}`))];
}

const KEYS: ReadonlySet<string> = new Set(DICTIONARY.map(({ key }) => key));

/** Variables that a condition reads, through the words that indicators share. */
function variablesIn(unit: IndicatorUnit, condition: string, found = new Set<string>()): ReadonlySet<string> {
  for (const [name] of condition.matchAll(/[a-z][A-Za-z0-9]+/g)) {
    const shared = TERMS[unit][name];
    if (shared !== undefined) variablesIn(unit, shared, found);
    else if (KEYS.has(name)) found.add(name);
  }
  return found;
}

/** The standard of every figure in the datasets; those of indicators have theirs beside their metadata. */
export function standardMetadata(
  datasets: readonly Dataset[],
  indicators: readonly Indicator[],
  locale: Locale,
  words: MetadataWords,
): readonly StandardMetadata[] {
  return datasets.flatMap(({ id, title, description, unit, tables }): readonly StandardMetadata[] => {
    if (tables === "indicators")
      return indicators.filter(isComputed).map((indicator) => ({
        code: `${id}.${indicator.code}`,
        name: inLocale(indicator.title, locale),
        concept: inLocale(indicator.counts, locale),
        definition: `${inLocale(indicator.counts, locale)}; ${inLocale(indicator.outOf, locale)}`,
        classification: words.region,
        measure: indicator.form === "share" ? words.share : words.ratio,
        unit: indicator.form === "share" ? words.percent : words.perHundred,
      }));
    return tables.map((request) => ({
      code: id,
      name: inLocale(title, locale),
      concept: inLocale(title, locale),
      definition: inLocale(description, locale),
      classification: [...(request.rows === "area" ? [words.region] : []), ...cutsIn(request).map(words.cut)].join(
        " | ",
      ),
      measure: words.count,
      unit: inLocale(unit, locale),
    }));
  });
}
