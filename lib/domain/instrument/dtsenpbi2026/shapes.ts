import type { Text } from "../../variable/variable";
import { options, type QuestionDefinition } from "../question";

export const YES_NO = options([1, "Ya", "Yes"], [2, "Tidak", "No"]);

/** The 2026 form's own code for not knowing is 9; in 2022 it was 8. */
export const YES_NO_UNKNOWN = options([1, "Ya", "Yes"], [2, "Tidak", "No"], [9, "Tidak tahu", "Don't know"]);

const A_MONTH = { id: "rupiah", en: "rupiah" } as const;

/** An amount of money a month, nothing being 0. */
export function rupiah(
  no: string,
  key: string,
  id: string,
  en: string,
  more: { readonly askIf?: string; readonly help?: Text; readonly max?: number } = {},
): QuestionDefinition {
  const { max = 999_999_999, ...rest } = more;
  return { no, key, label: { id, en }, type: "integer", min: 0, max, unit: A_MONTH, ...rest };
}
