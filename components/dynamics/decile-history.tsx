import { getTranslations } from "next-intl/server";
import { Card } from "@/components/ui/card";
import { DataTable } from "@/components/ui/data-table";
import type { HistoryStep } from "@/lib/domain/dynamics/history";
import { formatDate } from "@/lib/i18n/formats";
import type { Locale } from "@/lib/i18n/locale";

const WIDTH = 320;
const HEIGHT = 120;
const EDGE = 14;
const SHOWN = 12;

/** A family's deciles through the snapshots: a small chart, and its table with what moved it. */
export async function DecileHistory({
  steps,
  locale,
}: {
  readonly steps: readonly HistoryStep[];
  readonly locale: Locale;
}) {
  const t = await getTranslations("dynamics.history");
  if (steps.length === 0)
    return (
      <Card title={t("title")}>
        <p className="text-muted">{t("none")}</p>
      </Card>
    );
  const decile = (value: number | null) => (value === null ? "" : value === 0 ? t("unranked") : String(value));
  return (
    <Card title={t("title")} flush>
      <div className="px-4 sm:px-5">
        <Chart steps={steps.slice(-SHOWN)} label={t("chart")} />
      </div>
      <DataTable
        caption={t("title")}
        phone="scroll"
        rows={steps.toReversed()}
        rowKey={({ snapshotId }) => snapshotId}
        columns={[
          {
            key: "snapshot",
            header: t("snapshot"),
            rowHeader: true,
            cell: ({ snapshotId, rankedOn }) => (
              <>
                {snapshotId}
                <span className="block text-sm font-normal text-muted">{formatDate(rankedOn, locale, "short")}</span>
              </>
            ),
          },
          { key: "national", header: t("national"), align: "end", cell: ({ national }) => decile(national) },
          { key: "province", header: t("province"), align: "end", cell: ({ province }) => decile(province) },
          { key: "regency", header: t("regency"), align: "end", cell: ({ regency }) => decile(regency) },
          { key: "cause", header: t("causeLabel"), cell: ({ cause }) => t(`cause.${cause}`) },
        ]}
      />
    </Card>
  );
}

/** Decile 1 at the bottom. A snapshot that ranked the family not at all breaks the line. */
function Chart({ steps, label }: { readonly steps: readonly HistoryStep[]; readonly label: string }) {
  const x = (index: number) => EDGE + (steps.length === 1 ? 0 : (index * (WIDTH - 2 * EDGE)) / (steps.length - 1));
  const y = (decile: number) => HEIGHT - EDGE - ((decile - 1) * (HEIGHT - 2 * EDGE)) / 9;
  const points = steps.map(({ national }, index) => ({ x: x(index), y: y(national), national }));
  const lines = points.slice(1).flatMap((to, index) => {
    const from = points[index];
    return from === undefined || from.national === 0 || to.national === 0 ? [] : [{ from, to }];
  });
  return (
    <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={label} className="mb-3 block h-32 w-full">
      <title>{label}</title>
      <line x1={0} x2={WIDTH} y1={y(4.5)} y2={y(4.5)} className="stroke-line" strokeDasharray="4 4" />
      {lines.map(({ from, to }) => (
        <line key={from.x} x1={from.x} y1={from.y} x2={to.x} y2={to.y} className="stroke-laut" strokeWidth={2} />
      ))}
      {points
        .filter(({ national }) => national > 0)
        .map((point) => (
          <g key={point.x}>
            <circle cx={point.x} cy={point.y} r={4} className="fill-laut" />
            <text
              x={point.x}
              y={point.y > HEIGHT / 2 ? point.y - 8 : point.y + 16}
              textAnchor="middle"
              className="fill-ink text-[11px] font-semibold"
            >
              {point.national}
            </text>
          </g>
        ))}
    </svg>
  );
}
