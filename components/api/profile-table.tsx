import { getTranslations } from "next-intl/server";
import { Fragment } from "react";
import { DataTable } from "@/components/ui/data-table";
import { REQUESTABLE, requestable, variableName } from "@/lib/domain/data-request/column";
import { PROFILE, type ProfileCode } from "@/lib/domain/social/profile";
import type { Locale } from "@/lib/i18n/locale";

function codesText(codes: readonly ProfileCode[]): string {
  return codes.map(({ standard, dtsen }) => `${standard} = ${dtsen.join(", ")}`).join("; ");
}

/** A path that breaks after its dots and nowhere else. */
function Path({ path }: { readonly path: string }) {
  return (
    <code>
      {path.split(/(?<=\.)/).map((part) => (
        <Fragment key={part}>
          {part}
          <wbr />
        </Fragment>
      ))}
    </code>
  );
}

/** The Indonesia profile: where DTSEN's variables stand in the standard's objects. */
export async function ProfileTable({ locale }: { readonly locale: Locale }) {
  const [t, page] = await Promise.all([getTranslations("api.social"), getTranslations("api.page")]);
  return (
    <DataTable
      caption={t("profile")}
      rows={PROFILE}
      rowKey={({ path }) => path}
      columns={[
        {
          key: "path",
          header: t("standardPart"),
          phoneLabel: "",
          rowHeader: true,
          cell: ({ path }) => <Path path={path} />,
        },
        {
          key: "variable",
          header: t("variable"),
          cell: ({ variable }) => (
            <>
              {requestable(variable)?.label[locale]}
              <span className="block text-sm">
                <Path path={variable} />
              </span>
            </>
          ),
        },
        {
          key: "attribute",
          header: t("attribute"),
          cell: ({ attribute }) => <code className="wrap-break-word">{attribute}</code>,
        },
        {
          key: "note",
          header: page("meaning"),
          phoneLabel: "",
          cell: ({ codes, note }) => (
            <>
              {note?.[locale]}
              {codes === undefined ? null : <span className="block text-sm">{codesText(codes)}</span>}
            </>
          ),
        },
      ]}
    />
  );
}

/** Every variable that a request for data may open, by the name that attributes and queries use. */
export async function VariableTable({ locale }: { readonly locale: Locale }) {
  const t = await getTranslations("api.social");
  return (
    <DataTable
      caption={t("allVariables")}
      rows={REQUESTABLE}
      rowKey={variableName}
      columns={[
        {
          key: "name",
          header: t("attribute"),
          phoneLabel: "",
          rowHeader: true,
          cell: (variable) => (
            <code id={variableName(variable)} className="scroll-mt-4 wrap-anywhere">
              {variableName(variable)}
            </code>
          ),
        },
        { key: "label", header: t("variable"), phoneLabel: "", cell: ({ label }) => label[locale] },
      ]}
    />
  );
}
