import "server-only";
import { nameOf } from "@/lib/domain/coverage/counted";
import { type CoverageLine, isPaid } from "@/lib/domain/coverage/line";
import { officeName } from "@/lib/domain/coverage/office";
import type { CoverageState, CoverageView } from "@/lib/domain/coverage/view";
import { type Figure, isShown } from "@/lib/domain/dashboard/figure";
import type { DashboardArea } from "@/lib/domain/dashboard/overview";
import type { Section, Variable } from "@/lib/domain/variable/variable";
import type { FileRow } from "@/lib/server/cube/download";

const COLUMNS = [
  "code",
  "area",
  "date",
  "variable",
  "label",
  "section",
  "owner",
  "unit",
  "applies",
  "filled",
  "m3",
  "m12",
  "m24",
  "older",
  "undated",
  "state",
  "sponsors",
  "paid",
] as const;
export type CoverageColumn = (typeof COLUMNS)[number];

export interface CoverageWords {
  readonly locale: "id" | "en";
  readonly heading: (column: CoverageColumn) => string;
  readonly section: (section: Section) => string;
  readonly state: (state: CoverageState) => string;
  readonly unit: (level: "families" | "people") => string;
  readonly yesNo: (yes: boolean) => string;
  readonly suppressed: string;
}

/** Variables of an area as rows, one each, the headings first: what the page shows, as rounded and withheld as there. */
export function coverageRows(
  area: DashboardArea,
  lines: readonly CoverageLine[],
  date: string,
  words: CoverageWords,
): readonly FileRow[] {
  const figure = (value: Figure | null) =>
    value === null ? "" : isShown(value) ? Math.round(value * 100) / 100 : words.suppressed;
  const rows = lines.map((line): FileRow => {
    const { variable, view, state, sponsors } = line;
    return [
      area.code,
      area.label,
      date,
      nameOf(variable),
      variable.label[words.locale],
      words.section(variable.section),
      variable.owner.opd,
      words.unit(variable.level === "household" ? "families" : "people"),
      figure(view.applies),
      figure(view.filled),
      ...view.bands.map(figure),
      words.state(state),
      sponsors.map(({ office, regionLabel }) => `${officeName(office)} (${regionLabel})`).join("; "),
      words.yesNo(isPaid(line)),
    ];
  });
  return [COLUMNS.map(words.heading), ...rows];
}

interface AreaView {
  readonly code: string;
  readonly label: string;
  readonly view: CoverageView;
}

const VARIABLE_COLUMNS = COLUMNS.filter(
  (column) => !["section", "owner", "state", "sponsors", "paid"].includes(column),
);

/** One variable of several areas as rows, one each, the headings first. */
export function variableRows(
  areas: readonly AreaView[],
  variable: Variable,
  date: string,
  words: CoverageWords,
): readonly FileRow[] {
  const figure = (value: Figure | null) =>
    value === null ? "" : isShown(value) ? Math.round(value * 100) / 100 : words.suppressed;
  const unit = words.unit(variable.level === "household" ? "families" : "people");
  const rows = areas.map(
    ({ code, label, view }): FileRow => [
      ...[code, label, date, nameOf(variable), variable.label[words.locale], unit],
      ...[figure(view.applies), figure(view.filled), ...view.bands.map(figure)],
    ],
  );
  return [VARIABLE_COLUMNS.map(words.heading), ...rows];
}
