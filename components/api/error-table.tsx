import { getTranslations } from "next-intl/server";
import { DataTable } from "@/components/ui/data-table";
import { COMMON_ERRORS, WRITING_ERRORS } from "@/lib/domain/api/operation";
import { HTTP_STATUS } from "@/lib/domain/error/error-code";

const CODES = [
  ...COMMON_ERRORS,
  "NOT_FOUND",
  "STALE",
  "NOT_ALLOWED_NOW",
  "PERIOD_CLOSED",
  "DUPLICATE_OPEN_PROPOSAL",
  "METHOD_NOT_ALLOWED",
  ...WRITING_ERRORS,
] as const;

/** Every refusal of the API, with its anchor: a problem's `type` leads here. */
export async function ErrorTable() {
  const [t, problem] = await Promise.all([getTranslations("api.page"), getTranslations("api.problem")]);
  const rows = [...CODES].sort((a, b) => HTTP_STATUS[a] - HTTP_STATUS[b]);
  return (
    <DataTable
      caption={t("errorsTitle")}
      rows={rows}
      rowKey={(code) => code}
      columns={[
        {
          key: "code",
          header: t("code"),
          phoneLabel: "",
          rowHeader: true,
          cell: (code) => (
            <code id={code} className="scroll-mt-4">
              {code}
            </code>
          ),
        },
        { key: "status", header: t("status"), cell: (code) => HTTP_STATUS[code] },
        {
          key: "what",
          header: t("what"),
          phoneLabel: "",
          cell: (code) => (
            <>
              <strong className="block">{problem(`${code}.title`)}</strong>
              {problem(`${code}.detail`)}
            </>
          ),
        },
      ]}
    />
  );
}
