import { getTranslations } from "next-intl/server";
import { Badge } from "@/components/ui/badge";
import { type DescriptionItem, DescriptionList } from "@/components/ui/description-list";
import type { CodebookEntry } from "@/lib/domain/instrument/codebook";
import { CodeList } from "./code-list";

type T = Awaited<ReturnType<typeof getTranslations<"codebook">>>;

/** One variable, reachable by its address: `#household.roofMaterial`. */
export async function CodebookEntryCard({ entry, href }: { readonly entry: CodebookEntry; readonly href: string }) {
  const t = await getTranslations("codebook");
  const id = `${entry.level}.${entry.key}`;
  return (
    <article
      id={id}
      aria-labelledby={`${id}-title`}
      className="avoid-break scroll-mt-24 rounded-md border border-line bg-surface px-4 py-4 target:border-laut sm:px-5"
    >
      <div className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
        {entry.no === null ? null : (
          <span className="tabular font-semibold text-laut">{entry.no.replace("_", " ")}</span>
        )}
        <h3 id={`${id}-title`} className="min-w-0 flex-1 text-lg">
          {entry.label}
        </h3>
        <a
          href={`${href}#${id}`}
          className="link inline-flex min-h-11 min-w-11 items-center justify-center md:min-h-8 md:min-w-8"
          aria-label={t("linkTo", { label: entry.label })}
        >
          #
        </a>
      </div>
      <div className="mt-1 flex flex-wrap gap-2">
        <Badge>{t(`level.${entry.level}`)}</Badge>
        <Badge>{typeText(entry, t)}</Badge>
        {entry.kind === "stored" ? null : <Badge tone="info">{t(`kind.${entry.kind}`)}</Badge>}
        {entry.sensitivity === "data_pribadi" ? (
          <Badge tone="attention" icon="lock">
            {t("sensitivity.data_pribadi")}
          </Badge>
        ) : null}
      </div>
      <DescriptionList items={itemsOf(entry, t)} />
      <CodeList
        codes={entry.codes}
        title={t("codes", { count: entry.codes.length })}
        printedText={(code) => t("printedCode", { code })}
      />
    </article>
  );
}

function itemsOf(entry: CodebookEntry, t: T): readonly DescriptionItem[] {
  const limits = limitsText(entry, t);
  return [
    { term: t("key"), detail: <code className="break-all">{entry.key}</code> },
    { term: t("askedIf"), detail: askedIfText(entry, t) },
    ...(limits === null ? [] : [{ term: t("values"), detail: limits }]),
    {
      term: t("official"),
      detail:
        entry.official.length === 0 ? (
          <span className="font-normal text-muted">{t("noOfficial")}</span>
        ) : (
          <code className="break-all">{entry.official.join(", ")}</code>
        ),
    },
    {
      // Names of offices and affairs are official Indonesian in both languages.
      term: t("owner"),
      detail: <span lang="id">{entry.opd}</span>,
      note: t("urusan", { urusan: entry.urusan }),
    },
    {
      term: t("access"),
      detail: t(`sensitivity.${entry.sensitivity}`),
      ...(entry.specific ? { note: t("specificNote", { kind: t(`specific.${entry.specific}`) }) } : {}),
    },
  ];
}

function askedIfText(entry: CodebookEntry, t: T): string {
  if (entry.askedElsewhere.length > 0) return t("notAskedHere", { others: entry.askedElsewhere.join(", ") });
  if (entry.askedIf !== null) return entry.askedIf;
  const isAsked = entry.no !== null || ASKED_TYPES.includes(entry.type);
  const isAnswer = entry.kind !== "derived" && entry.kind !== "imported";
  return isAsked && isAnswer ? t("always") : t("notAsked");
}

const ASKED_TYPES = ["choice", "multi", "integer", "decimal", "text", "date", "photo", "repeat"];

function typeText({ type }: CodebookEntry, t: T): string {
  switch (type) {
    case "choice":
    case "multi":
    case "integer":
    case "decimal":
    case "text":
    case "date":
    case "photo":
    case "repeat":
    case "uuid":
    case "derived":
    case "sealed":
    case "smallint":
      return t(`type.${type}`);
    case "smallint[]":
      return t("type.several");
    default:
      return type.startsWith("numeric") ? t("type.numeric") : type;
  }
}

function limitsText({ min, max, maxLength }: CodebookEntry, t: T): string | null {
  if (min !== null && max !== null) return t("range", { min: String(min), max: String(max) });
  if (min !== null) return t("atLeast", { min: String(min) });
  if (max !== null) return t("atMost", { max: String(max) });
  return maxLength === null ? null : t("length", { count: maxLength });
}
