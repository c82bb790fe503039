import { getTranslations } from "next-intl/server";
import { Badge } from "@/components/ui/badge";
import { DataTable } from "@/components/ui/data-table";
import type { DoorLine } from "@/lib/domain/access/watch-page";
import { personColumns } from "./person-columns";
import { instantWords } from "./watch-instant";

const LOOK = {
  open: { tone: "success", icon: "circle-check" },
  coming: { tone: "info", icon: "clock" },
  closed: { tone: "neutral", icon: "circle-minus" },
} as const;

/** Doors with what opened each and when, to the second. */
export async function DoorTable({ lines }: { readonly lines: readonly DoorLine[] }) {
  const [t, people, roles, instant] = await Promise.all([
    getTranslations("accessWatch.doors"),
    personColumns(),
    getTranslations("roles"),
    instantWords(),
  ]);
  const opener = ({ level, title }: DoorLine) => {
    if (title === null) return t("byPassAlone");
    return t(level === "full" ? "byPass" : "byTraining", { title });
  };
  return (
    <DataTable
      caption={t("caption")}
      rows={lines}
      rowKey={({ id }) => id}
      columns={[
        ...people,
        {
          key: "state",
          header: t("stateColumn"),
          cell: ({ state, isSuspended }) => (
            <span className="flex flex-wrap gap-1">
              <Badge {...LOOK[state]}>{t(`state.${state}`)}</Badge>
              {isSuspended ? (
                <Badge tone="attention" icon="circle-minus">
                  {t("suspended")}
                </Badge>
              ) : null}
            </span>
          ),
        },
        { key: "level", header: t("level"), cell: ({ level }) => roles(`level.${level}`) },
        { key: "opener", header: t("opener"), cell: opener },
        { key: "from", header: t("from"), cell: ({ validFrom, zone }) => instant(validFrom, zone) },
        { key: "to", header: t("to"), cell: ({ validTo, zone }) => instant(validTo, zone) },
      ]}
    />
  );
}
