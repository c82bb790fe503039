import { getTranslations } from "next-intl/server";
import { Badge } from "@/components/ui/badge";
import { type DataColumn, DataTable } from "@/components/ui/data-table";
import { parsePublicId } from "@/lib/domain/public-id/public-id";
import type { NeighbourFamily } from "@/lib/domain/report/report";
import { TellButton } from "./tell-button";
import { tellWords } from "./words";

export interface NeighbourTableProps {
  readonly families: readonly NeighbourFamily[];
  readonly grantId: string;
  readonly today: string;
}

/** The families of an RT as its head sees them. */
export async function NeighbourTable({ families, grantId, today }: NeighbourTableProps) {
  const [t, words] = await Promise.all([getTranslations("report"), tellWords()]);
  const columns: readonly DataColumn<NeighbourFamily>[] = [
    { key: "family", header: t("family"), rowHeader: true, cell: (line) => line.shortName },
    { key: "members", header: t("members"), align: "end", cell: (line) => line.memberCount },
    {
      key: "state",
      header: t("state"),
      cell: (line) => {
        if (line.state === "missing")
          return (
            <Badge tone="attention" icon="map-pin">
              {t("missing")}
            </Badge>
          );
        if (line.state === "updating")
          return (
            <Badge tone="info" icon="file-pen-line">
              {t("updating")}
            </Badge>
          );
        return <span className="text-muted">{t("calm")}</span>;
      },
    },
    {
      key: "tell",
      header: <span className="sr-only">{words.tell}</span>,
      phoneLabel: "",
      cell: (line) => (
        <TellButton
          grantId={grantId}
          family={{ id: parsePublicId(line.publicId)?.id ?? "", name: line.shortName }}
          today={today}
          words={words}
        />
      ),
    },
  ];
  return <DataTable caption={t("title")} rows={families} rowKey={(line) => line.publicId} columns={columns} />;
}
