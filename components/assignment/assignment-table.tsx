import { getTranslations } from "next-intl/server";
import { type DataColumn, DataTable } from "@/components/ui/data-table";
import { Link } from "@/components/ui/link";
import { StatusBadge } from "@/components/ui/status-badge";
import type { AssignmentLine } from "@/lib/domain/assignment/assignment-page";

export interface AssignmentTableProps {
  readonly lines: readonly AssignmentLine[];
  /** Each family has a box to tick, for the desk around the table. */
  readonly mayTick: boolean;
}

export async function AssignmentTable({ lines, mayTick }: AssignmentTableProps) {
  const [t, states] = await Promise.all([getTranslations("assignment"), getTranslations("states.proposal")]);
  const tick: readonly DataColumn<AssignmentLine>[] = mayTick
    ? [
        {
          key: "tick",
          header: "",
          phoneLabel: "",
          cell: (line) => (
            <label className="grid size-11 place-items-center">
              <input type="checkbox" name="keluarga" value={line.id} className="size-5" />
              <span className="sr-only">{t("tick", { name: line.headName })}</span>
            </label>
          ),
        },
      ]
    : [];
  return (
    <DataTable
      caption={t("list")}
      rows={lines}
      rowKey={(line) => line.id}
      columns={[
        ...tick,
        {
          key: "head",
          header: t("head"),
          rowHeader: true,
          cell: (line) => (
            <Link href={`/keluarga/${line.publicId}`} className="link inline-flex min-h-11 items-center">
              {line.headName}
            </Link>
          ),
        },
        {
          key: "place",
          header: t("place"),
          cell: (line) => t("placeText", { dusun: line.dusun ?? "–", rt: line.rt ?? "–", rw: line.rw ?? "–" }),
        },
        {
          key: "companions",
          header: t("companion"),
          cell: (line) =>
            line.companions.length === 0 ? (
              <span className="text-muted">{t("without")}</span>
            ) : (
              line.companions.join(", ")
            ),
        },
        {
          key: "state",
          header: t("state"),
          cell: (line) =>
            line.state === null ? (
              <span className="text-muted">{t("nothing")}</span>
            ) : (
              <StatusBadge state={line.state} label={states(line.state)} />
            ),
        },
      ]}
    />
  );
}
