import "server-only";
import type * as z from "zod";
import { API_FIELDS } from "@/lib/domain/api/field";
import type { getCodebook, listIndicators } from "@/lib/domain/api/operation/reference";
import { type Outcome, succeed } from "@/lib/domain/error/error-code";
import { isComputed } from "@/lib/domain/indicator/indicator";
import { THEMES } from "@/lib/domain/indicator/registry";
import { type CodebookEntry, codebook } from "@/lib/domain/instrument/codebook";
import { currentInstruments } from "@/lib/domain/instrument/registry";
import { DICTIONARY } from "@/lib/domain/variable/dictionary";
import type { Variable } from "@/lib/domain/variable/variable";
import type { Answered } from "../answering";

type Codebook = z.input<(typeof getCodebook)["answer"]>;
type Indicators = z.input<(typeof listIndicators)["answer"]>;

let kept: Codebook | undefined;

/** The dictionary changes with a release alone, so a process writes it once. */
export async function readCodebook(): Promise<Outcome<Answered<Codebook>>> {
  kept ??= { items: DICTIONARY.map(toVariable) };
  return succeed({ body: kept, shown: null });
}

function toVariable(variable: Variable): Codebook["items"][number] {
  const { level, key, section, kind, sql, official, questions, sensitivity, specific, owner, label } = variable;
  const name = `${level}.${key}`;
  const offered = API_FIELDS.find((field) => field.name === name);
  return {
    ...{ name, label, section, kind, sensitivity },
    type: sql,
    codes: codesOf(variable),
    questions: Object.entries(questions).map(([instrument, number]) => ({ instrument, number })),
    official: [...official],
    specific: specific ?? null,
    owner: owner.opd,
    offered: offered !== undefined,
    identifies: offered?.identifies ?? false,
  };
}

type Books = readonly { readonly id: readonly CodebookEntry[]; readonly en: readonly CodebookEntry[] }[];
let books: Books | undefined;

/** What codes mean, by the first form that asks the variable; the number itself where none does. */
function codesOf({ level, key, codes = [] }: Variable): Codebook["items"][number]["codes"] {
  books ??= currentInstruments().map((form) => ({ id: codebook(form, "id"), en: codebook(form, "en") }));
  const entryIn = (entries: readonly CodebookEntry[]) =>
    entries.find((entry) => entry.level === level && entry.key === key && entry.no !== null);
  const asked = books.find(({ id }) => entryIn(id) !== undefined);
  const labelIn = (locale: "id" | "en", code: number) =>
    (asked === undefined ? undefined : entryIn(asked[locale]))?.codes.find((each) => each.code === code)?.label;
  return codes.map((code) => ({
    code,
    label: { id: labelIn("id", code) ?? String(code), en: labelIn("en", code) ?? String(code) },
  }));
}

export async function readIndicators(): Promise<Outcome<Answered<Indicators>>> {
  const items = Object.entries(THEMES).flatMap(([theme, indicators]) =>
    indicators.map((indicator): Indicators["items"][number] => ({
      theme,
      code: indicator.code,
      title: indicator.title,
      unit: indicator.unit,
      counts: indicator.counts,
      outOf: indicator.outOf,
      form: isComputed(indicator) ? indicator.form : null,
      owner: indicator.owner.opd,
      isMinimumService: indicator.spm === true,
      needs: isComputed(indicator) ? null : indicator.needs,
    })),
  );
  return succeed({ body: { items }, shown: null });
}
