import { getTranslations } from "next-intl/server";
import { DataTable } from "@/components/ui/data-table";
import { SOCIAL_OPERATIONS } from "@/lib/domain/social/operation";
import type { Locale } from "@/lib/i18n/locale";

/** The addresses of the social registry, with what each is for and needs. */
export async function SocialOperations({ locale }: { readonly locale: Locale }) {
  const [t, page] = await Promise.all([getTranslations("api.social"), getTranslations("api.page")]);
  return (
    <DataTable
      caption={t("addresses")}
      rows={SOCIAL_OPERATIONS}
      rowKey={({ id }) => id}
      columns={[
        {
          key: "path",
          header: t("address"),
          phoneLabel: "",
          rowHeader: true,
          cell: ({ path }) => <code className="wrap-anywhere sm:whitespace-nowrap">{`POST ${path}`}</code>,
        },
        {
          key: "about",
          header: page("meaning"),
          phoneLabel: "",
          cell: ({ title, about }) => (
            <>
              <strong className="block">{title[locale]}</strong>
              {about[locale]}
            </>
          ),
        },
        { key: "scope", header: page("scopeLabel"), cell: ({ scope }) => <code>{scope}</code> },
      ]}
    />
  );
}
