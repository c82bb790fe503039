import { getLocale, getTranslations } from "next-intl/server";
import { DescriptionList } from "@/components/ui/description-list";
import { Panel } from "@/components/ui/panel";
import { inLocale } from "@/lib/domain/instrument/locale";
import type { RuleDetailPage } from "@/lib/domain/rule/rule-page";
import { formatDate } from "@/lib/i18n/formats";
import { localeOf } from "@/lib/i18n/locale";
import examples from "@/lib/i18n/messages/id/rules.json";

type ExampleId = keyof (typeof examples)["examples"];

function hasExample(id: string): id is ExampleId {
  return Object.hasOwn(examples.examples, id);
}

/** What a rule says, with an example, whom it concerns, and what it reads. */
export async function RuleFacts({ page }: { readonly page: RuleDetailPage }) {
  const [t, locale] = await Promise.all([getTranslations("rules"), getLocale().then(localeOf)]);
  const { line, reads, words } = page;
  const from = formatDate(line.effectiveFrom, locale);
  return (
    <div className="space-y-4">
      <div className="rounded-md border border-line bg-surface px-4 py-2 sm:px-5">
        <DescriptionList
          items={[
            ...(hasExample(line.id) ? [{ term: t("example"), detail: t(`examples.${line.id}`) }] : []),
            { term: t("concerns"), detail: t(`scope.${line.scope}`) },
            { term: t("runs"), detail: t(`runsAt.${line.runsAt}`) },
            { term: t("source"), detail: line.sources.map((source) => t(`sourceName.${source}`)).join("; ") },
            {
              term: t("since"),
              detail:
                line.effectiveTo === null
                  ? t("open", { from })
                  : t("between", { from, to: formatDate(line.effectiveTo, locale) }),
            },
          ]}
        />
      </div>
      <Panel summary={t("reads")}>
        {reads.length === 0 ? <p>{t("readsContext")}</p> : null}
        <ul className="space-y-1">
          {reads.map((question) => (
            <li key={`${question.instrument}.${question.no}.${question.label.id}`}>
              <span className="text-sm text-muted">
                {question.instrument}
                {question.no === null ? "" : ` ${question.no.replace("_", " ")}`}
              </span>{" "}
              {inLocale(question.label, locale)}
            </li>
          ))}
        </ul>
      </Panel>
      <Panel summary={t("sentence")}>
        <ul className="space-y-3">
          {words.map(({ when, assert }) => (
            <li key={`${when}|${assert}`}>
              <span className="text-sm text-muted">{t("when")}</span>{" "}
              <code className="break-words">{when ?? t("always")}</code>
              <br />
              <span className="text-sm text-muted">{t("assert")}</span> <code className="break-words">{assert}</code>
            </li>
          ))}
        </ul>
      </Panel>
    </div>
  );
}
