import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { CodeBlock } from "@/components/api/code-block";
import { ErrorTable } from "@/components/api/error-table";
import { HookPart } from "@/components/api/hook-part";
import { scopeKey } from "@/components/api/labels";
import { OperationPanel } from "@/components/api/operation-panel";
import { FileLink } from "@/components/codebook/file-link";
import { Card } from "@/components/ui/card";
import { DataTable } from "@/components/ui/data-table";
import { Link } from "@/components/ui/link";
import { PageHeading } from "@/components/ui/page-heading";
import { KEY_HEADER } from "@/lib/domain/api/operation";
import { MAX_LIMIT } from "@/lib/domain/api/paging";
import { OPERATIONS } from "@/lib/domain/api/registry";
import { API_SCOPES } from "@/lib/domain/api/scope";
import { SOCIAL_PAGE } from "@/lib/domain/social/context";
import { documentWords } from "@/lib/server/api/document";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("api.page"))("title") };
}

/** The open API as people read it, made of the schemas that parse and answer. */
export default async function OpenApiPage() {
  const [t, push, social, locale] = await Promise.all([
    getTranslations("api.page"),
    getTranslations("api.push"),
    getTranslations("api.social"),
    getLocale(),
  ]);
  const { server } = documentWords(locale);
  const section = "space-y-3 border-t border-line pt-6";
  return (
    <div className="mx-auto max-w-4xl space-y-8 px-4 py-8 lg:py-12">
      <PageHeading
        title={t("title")}
        lead={t("lead")}
        actions={
          <FileLink href="/api/v1/openapi.json" icon="download">
            {t("document")}
          </FileLink>
        }
      />
      <section aria-labelledby="mulai" className="space-y-4">
        <h2 id="mulai" className="text-xl">
          {t("beginTitle")}
        </h2>
        <ol className="list-decimal space-y-2 ps-6 marker:font-bold marker:text-laut">
          <li>{t("begin1")}</li>
          <li>{t("begin2")}</li>
          <li>{t("begin3")}</li>
        </ol>
        <CodeBlock label={t("tokenTitle")} title={t("tokenTitle")}>
          {`curl -u "$CLIENT_ID:$CLIENT_SECRET" \\\n  -d grant_type=client_credentials \\\n  ${server}/token`}
        </CodeBlock>
      </section>
      <section aria-labelledby="aturan" className={section}>
        <h2 id="aturan" className="text-xl">
          {t("rulesTitle")}
        </h2>
        <ul className="list-disc space-y-2 ps-6">
          <li>{t("rulePaging", { limit: MAX_LIMIT, next: "next" })}</li>
          <li>{t("ruleSuppress")}</li>
          <li>{t("ruleOutside")}</li>
          <li>{t("ruleKey", { header: KEY_HEADER })}</li>
          <li>{t("ruleTag")}</li>
          <li>{t("ruleRotate")}</li>
          <li>{t("ruleLog")}</li>
        </ul>
      </section>
      <section aria-labelledby="operasi" className={section}>
        <h2 id="operasi" className="text-xl">
          {t("operationsTitle")}
        </h2>
        <div className="space-y-2">
          {OPERATIONS.map((operation) => (
            <OperationPanel key={operation.id} operation={operation} server={server} locale={locale} />
          ))}
        </div>
      </section>
      <section aria-labelledby="kiriman" className={section}>
        <h2 id="kiriman" className="text-xl">
          {push("title")}
        </h2>
        <p className="max-w-prose">{push("about")}</p>
        <CodeBlock label={`${t("exampleTitle")}: ${push("title")}`} title={t("exampleTitle")}>
          {`curl -H "Authorization: Bearer $KUNCI_DESA" \\\n  -F file=@penduduk.zip \\\n  ${server}/penduduk/storedata`}
        </CodeBlock>
      </section>
      <section aria-labelledby="kabar" className={section}>
        <h2 id="kabar" className="text-xl">
          {t("hookTitle")}
        </h2>
        <HookPart locale={locale} />
      </section>
      <section aria-labelledby="registri" className={section}>
        <h2 id="registri" className="text-xl">
          {social("title")}
        </h2>
        <p className="max-w-prose">{social("lead")}</p>
        <p>
          <Link href={SOCIAL_PAGE} className="link inline-flex min-h-11 items-center md:min-h-8">
            {social("open")}
          </Link>
        </p>
      </section>
      <section aria-labelledby="cakupan" className={section}>
        <h2 id="cakupan" className="text-xl">
          {t("scopesTitle")}
        </h2>
        <Card flush>
          <Scopes />
        </Card>
      </section>
      <section aria-labelledby="kesalahan" className={section}>
        <h2 id="kesalahan" className="text-xl">
          {t("errorsTitle")}
        </h2>
        <p className="max-w-prose">{t("errorsLead")}</p>
        <Card flush>
          <ErrorTable />
        </Card>
      </section>
    </div>
  );
}

async function Scopes() {
  const [t, scope] = await Promise.all([getTranslations("api.page"), getTranslations("api.scope")]);
  return (
    <DataTable
      caption={t("scopesTitle")}
      rows={API_SCOPES}
      rowKey={(each) => each}
      columns={[
        {
          key: "name",
          header: t("scopeName"),
          phoneLabel: "",
          rowHeader: true,
          cell: (each) => <code>{each}</code>,
        },
        { key: "meaning", header: t("scopeMeaning"), phoneLabel: "", cell: (each) => scope(scopeKey(each)) },
      ]}
    />
  );
}
