import { getTranslations } from "next-intl/server";
import { DataTable } from "@/components/ui/data-table";
import {
  HEADER_CODES,
  REASONS,
  type ReasonCode,
  SEARCH_CODES,
  SUBSCRIBE_CODES,
  TRANSPORT_CODES,
  UNSUBSCRIBE_CODES,
} from "@/lib/domain/social/reason";
import type { Locale } from "@/lib/i18n/locale";

const CODES: readonly ReasonCode[] = [
  ...new Set([...TRANSPORT_CODES, ...HEADER_CODES, ...SEARCH_CODES, ...SUBSCRIBE_CODES, ...UNSUBSCRIBE_CODES]),
];

/** Every code of the standard, as it is meant here. */
export async function ReasonTable({ locale }: { readonly locale: Locale }) {
  const [t, page] = await Promise.all([getTranslations("api.social"), getTranslations("api.page")]);
  return (
    <DataTable
      caption={t("codes")}
      rows={CODES}
      rowKey={(code) => code}
      columns={[
        {
          key: "code",
          header: page("code"),
          phoneLabel: "",
          rowHeader: true,
          cell: (code) => <code className="wrap-anywhere sm:whitespace-nowrap">{code}</code>,
        },
        { key: "what", header: page("meaning"), phoneLabel: "", cell: (code) => REASONS[code][locale] },
      ]}
    />
  );
}
