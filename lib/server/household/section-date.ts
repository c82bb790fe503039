import "server-only";
import type { Instrument } from "@/lib/domain/instrument/instrument";
import { snakeCase } from "@/lib/domain/variable/column";
import { findVariable } from "@/lib/domain/variable/dictionary";
import type { Section } from "@/lib/domain/variable/variable";
import type { Row } from "./columns";

/** When what this form asks in a section of the household was last true: the newest of its blocks, with its source. */
export function sectionDate(
  instrument: Instrument,
  row: Row,
  section: Section,
): { readonly asOf: string | null; readonly source: number | null } {
  const asked = instrument.household.filter((question) => question.stored && question.section === section);
  const blocks = new Set(asked.flatMap(({ key }) => findVariable("household", key)?.dateBlock ?? []));
  // A section that this form does not ask keeps the date that another form gave it.
  const dated = (blocks.size === 0 ? [section] : [...blocks]).flatMap((block) => {
    const asOf = row[snakeCase(`${block}AsOf`)];
    const source = row[snakeCase(`${block}Source`)];
    return typeof asOf === "string" ? [{ asOf, source: typeof source === "number" ? source : null }] : [];
  });
  return dated.sort((a, b) => (a.asOf < b.asOf ? 1 : -1))[0] ?? { asOf: null, source: null };
}
