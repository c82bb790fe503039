import { getTranslations } from "next-intl/server";
import { DataTable } from "@/components/ui/data-table";
import { Panel } from "@/components/ui/panel";
import { type Parameter, parametersOf } from "@/lib/domain/api/document";
import { exampleOf, partsOf, type SchemaPart } from "@/lib/domain/api/example";
import { schemaOf } from "@/lib/domain/api/json-schema";
import { isWriting, KEY_HEADER, type Operation, verbOf } from "@/lib/domain/api/operation";
import { scopesOf } from "@/lib/domain/api/scope";
import type { Locale } from "@/lib/i18n/locale";
import { CodeBlock } from "./code-block";
import { Marked } from "./marked";

export interface OperationPanelProps {
  readonly operation: Operation;
  /** Up to and with `/api/v1`. */
  readonly server: string;
  readonly locale: Locale;
}

/** One operation: what it asks, what it answers, and how one tries it. */
export async function OperationPanel({ operation, server, locale }: OperationPanelProps) {
  const t = await getTranslations("api.page");
  const parameters = parametersOf(operation, locale);
  const answer = schemaOf(operation.answer, locale, "output");
  const name = operation.title[locale];
  const bearer = `curl -H "Authorization: Bearer $TOKEN" \\\n  `;
  const request = isWriting(operation)
    ? `${bearer}-H "${KEY_HEADER}: $(uuidgen)" -H "Content-Type: application/json" \\\n  -d '${JSON.stringify(operation.sample)}' \\\n  "${server}${operation.example}"`
    : `${bearer}"${server}${operation.example}"`;
  return (
    <div id={operation.id} className="scroll-mt-4">
      <Panel
        summary={name}
        aside={
          <code className="text-sm font-normal text-muted">
            {verbOf(operation).toUpperCase()} {operation.path}
          </code>
        }
      >
        <div className="space-y-5">
          <p className="max-w-prose">
            <Marked text={operation.about[locale]} />
          </p>
          <p>
            {t("scopeLabel")}: <code>{scopesOf(operation).join(" / ")}</code>
          </p>
          {isWriting(operation) ? (
            <AnswerParts
              name={name}
              caption={t("bodyFields", { name })}
              parts={partsOf(schemaOf(operation.body, locale, "input"))}
            />
          ) : null}
          {parameters.length > 0 ? <Parameters name={name} parameters={parameters} /> : null}
          {parameters.length === 0 && !isWriting(operation) ? <p>{t("noParams")}</p> : null}
          <CodeBlock label={`${t("exampleTitle")}: ${name}`} title={t("exampleTitle")}>
            {request}
          </CodeBlock>
          <AnswerParts name={name} parts={partsOf(answer)} />
          <CodeBlock label={`${t("answerTitle")}: ${name}`} title={t("answerTitle")}>
            {JSON.stringify(exampleOf(answer), null, 2)}
          </CodeBlock>
        </div>
      </Panel>
    </div>
  );
}

async function Parameters({ name, parameters }: { readonly name: string; readonly parameters: readonly Parameter[] }) {
  const t = await getTranslations("api.page");
  const usualOf = ({ schema }: Parameter) => schema["default"];
  const optionsOf = ({ schema }: Parameter) => (Array.isArray(schema["enum"]) ? schema["enum"].join(", ") : "");
  return (
    <DataTable
      caption={t("paramsCaption", { name })}
      rows={parameters}
      rowKey={(each) => each.name}
      columns={[
        {
          key: "name",
          header: t("param"),
          phoneLabel: "",
          rowHeader: true,
          cell: (each) => (
            <>
              <code>{each.name}</code>{" "}
              <span className="text-sm font-normal text-muted">{t(each.required ? "required" : "optional")}</span>
            </>
          ),
        },
        {
          key: "meaning",
          header: t("meaning"),
          phoneLabel: "",
          cell: (each) => (
            <>
              <Marked text={each.description ?? ""} />
              {optionsOf(each) === "" ? null : <code className="block text-sm wrap-anywhere">{optionsOf(each)}</code>}
              {usualOf(each) === undefined || usualOf(each) === "" ? null : (
                <span className="block text-sm text-muted">{t("usual", { value: String(usualOf(each)) })}</span>
              )}
            </>
          ),
        },
      ]}
    />
  );
}

/** What an answer or an event holds, part by part. */
export async function AnswerParts({
  name,
  caption,
  parts,
}: {
  readonly name: string;
  /** In place of "parts of the answer". */
  readonly caption?: string;
  readonly parts: readonly SchemaPart[];
}) {
  const t = await getTranslations("api.page");
  return (
    <DataTable
      caption={caption ?? t("answerFields", { name })}
      rows={parts}
      rowKey={({ path }) => path}
      columns={[
        {
          key: "path",
          header: t("field"),
          phoneLabel: "",
          rowHeader: true,
          cell: ({ path }) => <code className="wrap-anywhere sm:whitespace-nowrap">{path}</code>,
        },
        {
          key: "type",
          header: t("type"),
          cell: ({ kind, canBeNull }) => (canBeNull ? `${t(`types.${kind}`)} / null` : t(`types.${kind}`)),
        },
        {
          key: "meaning",
          header: t("meaning"),
          phoneLabel: "",
          cell: ({ meaning, options }) => (
            <>
              <Marked text={meaning} />
              {options.length === 0 ? null : <code className="block text-sm wrap-anywhere">{options.join(", ")}</code>}
            </>
          ),
        },
      ]}
    />
  );
}
