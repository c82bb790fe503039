import { getTranslations } from "next-intl/server";
import { Card } from "@/components/ui/card";
import { DataTable } from "@/components/ui/data-table";
import { Link } from "@/components/ui/link";
import type { ExamPage } from "@/lib/domain/exam/exam-page";

/** How many questions each module gives. */
export async function BlueprintTable({ blueprint }: Pick<ExamPage, "blueprint">) {
  const t = await getTranslations("exam");
  return (
    <Card title={t("blueprintTitle")} flush>
      <DataTable
        caption={t("blueprintTitle")}
        rows={blueprint}
        rowKey={({ module }) => module}
        columns={[
          {
            key: "module",
            header: t("module"),
            phoneLabel: "",
            rowHeader: true,
            cell: ({ module, title }) => (
              <Link href={`/belajar/${module}`} className="link inline-flex min-h-11 items-center md:min-h-0">
                {title}
              </Link>
            ),
          },
          { key: "count", header: t("questions"), align: "end", cell: ({ count }) => count },
        ]}
      />
    </Card>
  );
}
