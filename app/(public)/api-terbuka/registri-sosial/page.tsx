import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { CodeBlock } from "@/components/api/code-block";
import { Marked } from "@/components/api/marked";
import { ProfileTable, VariableTable } from "@/components/api/profile-table";
import { ReasonTable } from "@/components/api/reason-table";
import { SocialOperations } from "@/components/api/social-operations";
import { FileLink } from "@/components/codebook/file-link";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { Card } from "@/components/ui/card";
import { PageHeading } from "@/components/ui/page-heading";
import { Panel } from "@/components/ui/panel";
import { HOOK_RETRY_MINUTES } from "@/lib/domain/api/hook";
import { MOST_COMPARISONS, MOST_VALUES, OPERATORS } from "@/lib/domain/social/condition";
import { MESSAGE_MINUTES, MOST_REQUESTS } from "@/lib/domain/social/message";
import { SOCIAL_CALLBACKS } from "@/lib/domain/social/operation";
import { MOST_HITS, MOST_PAGE } from "@/lib/domain/social/search-message";
import { documentWords } from "@/lib/server/api/document";
import { ownId } from "@/lib/server/social/envelope";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("api.social"))("title") };
}

/** The social registry's API and the Indonesia profile as people read them, made of the definitions that parse and answer. */
export default async function SocialRegistryPage() {
  const [t, page, common, locale] = await Promise.all([
    getTranslations("api.social"),
    getTranslations("api.page"),
    getTranslations("common"),
    getLocale(),
  ]);
  const { server } = documentWords(locale);
  const section = "space-y-3 border-t border-line pt-6";
  const limits = { requests: MOST_REQUESTS, page: MOST_PAGE, hits: MOST_HITS, minutes: MESSAGE_MINUTES };
  const tries = HOOK_RETRY_MINUTES.length + 1;
  return (
    <div className="mx-auto max-w-4xl space-y-8 px-4 py-8 lg:py-12">
      <PageHeading
        title={t("title")}
        lead={t("lead")}
        above={
          <Breadcrumbs
            label={common("breadcrumbs")}
            items={[{ label: page("title"), href: "/api-terbuka" }, { label: t("title") }]}
          />
        }
        actions={
          <FileLink href="/api/v1/registry/profile.jsonld" icon="download">
            {t("context")}
          </FileLink>
        }
      />
      <section aria-labelledby="mulai" className="space-y-3">
        <h2 id="mulai" className="text-xl">
          {page("beginTitle")}
        </h2>
        <ol className="list-decimal space-y-2 ps-6 marker:font-bold marker:text-laut">
          <li>{t("begin1")}</li>
          <li>{t("begin2")}</li>
          <li>
            <Marked text={t("begin3", { receiver: ownId() })} />
          </li>
          <li>
            <Marked text={t("begin4")} />
          </li>
        </ol>
      </section>
      <section aria-labelledby="alamat" className={section}>
        <h2 id="alamat" className="text-xl">
          {t("addresses")}
        </h2>
        <Card flush>
          <SocialOperations locale={locale} />
        </Card>
        <p className="max-w-prose">
          <Marked text={t("callbacksText", { tries, names: NAMES })} />
        </p>
      </section>
      <section aria-labelledby="tanda" className={section}>
        <h2 id="tanda" className="text-xl">
          {t("signature")}
        </h2>
        <ul className="list-disc space-y-2 ps-6">
          <li>
            <Marked text={t("signDigest", { object: "`{header, message}`" })} />
          </li>
          <li>
            <Marked text={t("signText")} />
          </li>
          <li>
            <Marked text={t("signKeys")} />
          </li>
        </ul>
        <CodeBlock label={`${page("exampleTitle")}: ${t("signature")}`} title={page("exampleTitle")}>
          {
            'Signature: namespace="g2p", kidId="{sender_id}|{kid}|ed25519", algorithm="ed25519", created="1780000000", expires="1780000300", headers="(created) (expires) digest", signature="…"'
          }
        </CodeBlock>
      </section>
      <section aria-labelledby="kueri" className={section}>
        <h2 id="kueri" className="text-xl">
          {t("queries")}
        </h2>
        <ul className="list-disc space-y-2 ps-6">
          <li>
            <Marked text={t("queryId")} />
          </li>
          <li>
            <Marked text={t("queryExpression", { words: "`$and`, `$or`, `$not`", comparisons: COMPARISONS })} />
          </li>
          <li>
            <Marked text={t("queryPredicate")} />
          </li>
          <li>
            <Marked text={t("queryOpen", { comparisons: MOST_COMPARISONS, values: MOST_VALUES })} />
          </li>
          <li>{t("limits", limits)}</li>
        </ul>
        <CodeBlock label={`${page("exampleTitle")}: ${t("queries")}`} title={page("exampleTitle")}>
          {`POST ${server}/registry/sync/search\n\n${EXAMPLE}`}
        </CodeBlock>
      </section>
      <section aria-labelledby="izin" className={section}>
        <h2 id="izin" className="text-xl">
          {t("permit")}
        </h2>
        <p className="max-w-prose">
          <Marked text={t("permitText")} />
        </p>
      </section>
      <section aria-labelledby="profil" className={section}>
        <h2 id="profil" className="text-xl">
          {t("profile")}
        </h2>
        <p className="max-w-prose">
          <Marked text={t("profileText")} />
        </p>
        <Card flush>
          <ProfileTable locale={locale} />
        </Card>
        <Panel summary={t("allVariables")}>
          <VariableTable locale={locale} />
        </Panel>
      </section>
      <section aria-labelledby="kode" className={section}>
        <h2 id="kode" className="text-xl">
          {t("codes")}
        </h2>
        <p className="max-w-prose">
          <Marked text={t("codesText")} />
        </p>
        <Card flush>
          <ReasonTable locale={locale} />
        </Card>
      </section>
    </div>
  );
}

const NAMES = SOCIAL_CALLBACKS.map(({ path }) => `\`${path.replace("/registry/", "")}\``).join(", ");
const COMPARISONS = OPERATORS.map((operator) => `\`$${operator}\``).join(", ");

const EXAMPLE = JSON.stringify(
  {
    signature: 'Signature: namespace="g2p", …',
    header: {
      version: "1.0.0",
      message_id: "0197b0f0-0000-7000-8000-000000000001",
      message_ts: "2026-05-14T03:00:00Z",
      action: "search",
      sender_id: "0197b0f0-0000-7000-8000-000000000002",
      total_count: 1,
    },
    message: {
      transaction_id: "txn-1",
      search_request: [
        {
          reference_id: "ref-1",
          timestamp: "2026-05-14T03:00:00Z",
          search_criteria: {
            reg_record_type: "Group",
            query_type: "expression",
            query: {
              value: {
                expression: {
                  collection: "Group",
                  query: { $and: [{ poverty_score: { $le: 3 } }, { group_size: { $gt: 4 } }] },
                },
              },
            },
            sort: [{ attribute_name: "poverty_score", sort_order: "asc" }],
            pagination: { page_size: 25, page_number: 1 },
            authorize: { purpose: { code: "social-aid" } },
          },
        },
      ],
    },
  },
  null,
  2,
);
