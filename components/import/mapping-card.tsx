import { getLocale, getTranslations } from "next-intl/server";
import { Card } from "@/components/ui/card";
import { DataTable } from "@/components/ui/data-table";
import { problemLabels } from "@/components/user/labels";
import { formatInstant, type TimeZone } from "@/lib/i18n/formats";
import { RemoveMapping, RenameMapping } from "./mapping-acts";

interface Line {
  readonly id: string;
  readonly name: string;
  readonly shared: boolean;
  readonly by: string;
  readonly at: Date;
}

export interface MappingCardProps {
  readonly lines: readonly Line[];
  readonly grantId: string;
  readonly zone: TimeZone;
}

/** Mappings of foreign workbooks that the village has kept: named anew, or forgotten. */
export async function MappingCard({ lines, grantId, zone }: MappingCardProps) {
  const [t, locale] = await Promise.all([getTranslations("import.mapping"), getLocale()]);
  return (
    <Card title={t("title")} flush>
      <DataTable
        caption={t("title")}
        rows={lines}
        rowKey={({ id }) => id}
        columns={[
          { key: "name", header: t("name"), rowHeader: true, cell: ({ name }) => name },
          { key: "shared", header: t("who"), cell: ({ shared }) => t(shared ? "regency" : "village") },
          {
            key: "saved",
            header: t("saved"),
            cell: ({ by, at }) => t("savedBy", { by, at: formatInstant(at, zone, locale) }),
          },
          {
            key: "acts",
            header: <span className="sr-only">{t("acts")}</span>,
            phoneLabel: "",
            cell: (line) => <Acts line={line} grantId={grantId} />,
          },
        ]}
      />
    </Card>
  );
}

async function Acts({ line, grantId }: { readonly line: Line; readonly grantId: string }) {
  const [t, admin, problem] = await Promise.all([
    getTranslations("import.mapping"),
    getTranslations("admin.act"),
    problemLabels(),
  ]);
  const { id, name } = line;
  const shared = { saving: admin("working"), cancel: admin("cancel"), problem };
  const named = (text: string) => (
    <>
      {text}
      <span className="sr-only">: {name}</span>
    </>
  );
  return (
    <div className="flex flex-wrap gap-2">
      <RenameMapping
        {...{ id, name, grantId }}
        words={{
          ...shared,
          open: named(t("rename")),
          title: t("renameTitle", { name }),
          name: t("newName"),
          empty: t("empty"),
          save: t("rename"),
          saved: t("renamed"),
        }}
      />
      <RemoveMapping
        {...{ id, name, grantId }}
        words={{
          ...shared,
          open: named(t("remove")),
          title: t("removeTitle", { name }),
          lead: t("removeLead"),
          save: t("remove"),
          saved: t("removed"),
        }}
      />
    </div>
  );
}
