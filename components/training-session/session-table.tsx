import { getTranslations } from "next-intl/server";
import { DataTable } from "@/components/ui/data-table";
import { Link } from "@/components/ui/link";
import type { SessionLine } from "@/lib/domain/training-session/page";
import { SessionBadge } from "./session-badge";
import { sessionWhen } from "./session-when";

export async function SessionTable({ lines }: { readonly lines: readonly SessionLine[] }) {
  const [t, list, seat, when] = await Promise.all([
    getTranslations("trainingSession"),
    getTranslations("trainingSession.list"),
    getTranslations("trainingSession.seat"),
    sessionWhen(),
  ]);
  return (
    <DataTable
      caption={list("title")}
      rows={lines}
      rowKey={(line) => line.id}
      columns={[
        {
          key: "name",
          header: list("name"),
          rowHeader: true,
          cell: (line) => (
            <>
              <Link href={`/pelatihan/${line.id}`} className="link inline-flex min-h-11 items-center md:min-h-0">
                {line.title}
              </Link>
              <span className="block text-sm font-normal text-muted">{line.trainerName}</span>
            </>
          ),
        },
        { key: "when", header: list("when"), cell: (line) => when(line) },
        {
          key: "place",
          header: list("place"),
          cell: (line) => (
            <span className="wrap-anywhere">
              {line.place} <span className="text-muted">({t(`mode.${line.mode}`)})</span>
            </span>
          ),
        },
        { key: "region", header: list("regionColumn"), cell: (line) => line.regionLabel },
        {
          key: "seats",
          header: list("seats"),
          cell: ({ confirmed, capacity, waiting, invited }) => (
            <span className="tabular inline-block md:min-w-24">
              {seat("summary", { confirmed, capacity, waiting, invited })}
            </span>
          ),
        },
        { key: "state", header: list("state"), cell: (line) => <SessionBadge state={line.state} /> },
      ]}
    />
  );
}
