import { daysToClear, decidedBy, returnRate } from "@/lib/domain/bottleneck/forecast";
import type { Bottlenecks } from "@/lib/domain/bottleneck/view";

/** The view of bottlenecks as lines of plain text. */
export function bottleneckText({ tiers, reasons }: Bottlenecks): readonly string[] {
  return [
    ...tiers.map((flow) => {
      const rate = returnRate(flow);
      const clear = daysToClear(flow);
      return `  ${flow.tier}: ${decidedBy(flow)} decided, ${flow.waiting} wait (${flow.late} late), median ${hours(flow.medianHours)}, nine of ten ${hours(flow.slowHours)}, ${rate === null ? "-" : `${(rate * 100).toFixed(1)} %`} sent back or rejected, clears in ${Number.isFinite(clear) ? clear.toFixed(1) : "never"} working days`;
    }),
    ...reasons.map(({ reason, returned, rejected }) => `  ${reason}: ${returned} returned, ${rejected} rejected`),
  ];
}

function hours(value: number | null): string {
  return value === null ? "-" : `${value.toFixed(0)} h`;
}
