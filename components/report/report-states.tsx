import { getTranslations } from "next-intl/server";
import { Segmented } from "@/components/ui/segmented";
import { REPORT_STATES, type ReportList, type ReportState } from "@/lib/domain/report/report";

export interface ReportStatesProps {
  readonly counts: ReportList["counts"];
  readonly current: ReportState | null;
  readonly href: (state: ReportState | null) => string;
}

/** Narrows reports by whether they were answered, and how. */
export async function ReportStates({ counts, current, href }: ReportStatesProps) {
  const [t, states] = await Promise.all([getTranslations("report.desk"), getTranslations("report.states")]);
  const total = REPORT_STATES.reduce((sum, each) => sum + counts[each], 0);
  return (
    <Segmented
      label={t("show")}
      items={[
        { href: href(null), label: t("all"), count: String(total), current: current === null },
        ...REPORT_STATES.map((each) => ({
          href: href(each),
          label: states(each),
          count: String(counts[each]),
          current: current === each,
        })),
      ]}
    />
  );
}
