import { getTranslations } from "next-intl/server";
import { exampleOf, partsOf } from "@/lib/domain/api/example";
import { HOOK_RETRY_MINUTES, hookEventSchema } from "@/lib/domain/api/hook";
import { schemaOf } from "@/lib/domain/api/json-schema";
import type { Locale } from "@/lib/i18n/locale";
import { CodeBlock } from "./code-block";
import { Marked } from "./marked";
import { AnswerParts } from "./operation-panel";

/** How another system is told that there is something to read: what it gets, and how it checks who sent it. */
export async function HookPart({ locale }: { readonly locale: Locale }) {
  const [t, hook] = await Promise.all([getTranslations("api.page"), getTranslations("api.hook")]);
  const event = schemaOf(hookEventSchema, locale, "output");
  const hours = Math.round(HOOK_RETRY_MINUTES.reduce((sum, minutes) => sum + minutes, 0) / 60);
  return (
    <div className="space-y-5">
      <p className="max-w-prose">
        <Marked text={hook("about")} />
      </p>
      <ul className="list-disc space-y-2 ps-6">
        <li>
          <Marked text={t("hookSign")} />
        </li>
        <li>{t("hookAnswer", { tries: HOOK_RETRY_MINUTES.length + 1, hours })}</li>
        <li>{t("hookTwice")}</li>
        <li>{t("hookWhere")}</li>
      </ul>
      <AnswerParts name={t("hookTitle")} parts={partsOf(event)} />
      <CodeBlock label={`${t("exampleTitle")}: ${t("hookTitle")}`} title={t("exampleTitle")}>
        {JSON.stringify(exampleOf(event), null, 2)}
      </CodeBlock>
    </div>
  );
}
