import { getLocale, getTranslations } from "next-intl/server";
import { CloseGlass } from "@/components/glass/close-glass";
import { closeWords } from "@/components/glass/close-words";
import { Badge } from "@/components/ui/badge";
import { DataTable } from "@/components/ui/data-table";
import { Link } from "@/components/ui/link";
import type { ExceptionKind, ExceptionLine, GlassFacts } from "@/lib/domain/access/watch-page";
import { formatDay, formatInstant } from "@/lib/i18n/formats";
import { personColumns } from "./person-columns";

const SINCE = {
  "below-profile": "named",
  "no-paper": "named",
  "many-villages": "named",
  "not-invited": "named",
  "certificate-ends": "ends",
  unanswered: "invited",
  unsigned: "seat",
  "without-training": "given",
  "break-glass": "opened",
} as const satisfies Record<ExceptionKind, string>;

export interface ExceptionTableProps {
  readonly kind: ExceptionKind;
  readonly lines: readonly ExceptionLine[];
  readonly grantId: string;
}

/** One kind of exception: who, since when, and where the next step is. */
export async function ExceptionTable({ kind, lines, grantId }: ExceptionTableProps) {
  const [t, people, locale] = await Promise.all([
    getTranslations("accessWatch.exceptions"),
    personColumns(),
    getLocale(),
  ]);
  const villages = ({ places, elsewhere }: ExceptionLine) =>
    [...places, ...(elsewhere > 0 ? [t("more", { count: elsewhere })] : [])].join(", ");
  const about = {
    note: { key: "note", header: t("reason"), cell: ({ note }: ExceptionLine) => note ?? "" },
    places: { key: "places", header: t("villages"), cell: villages },
    training: { key: "training", header: t("training"), cell: ({ training }: ExceptionLine) => training?.title ?? "" },
    until: {
      key: "until",
      header: t("glass.until"),
      cell: ({ glass, zone }: ExceptionLine) => (glass === null ? "" : <GlassUntil glass={glass} zone={zone} />),
    },
    opener: { key: "opener", header: t("glass.opener"), cell: ({ glass }: ExceptionLine) => glass?.openedByName ?? "" },
    families: {
      key: "families",
      header: t("glass.families"),
      cell: ({ glass }: ExceptionLine) => t("glass.count", { count: glass?.families ?? 0 }),
    },
  };
  const ofKind: Partial<Record<ExceptionKind, (typeof about)[keyof typeof about][]>> = {
    "many-villages": [about.places],
    "break-glass": [about.until, about.opener, about.families],
  };
  const shown = ofKind[kind] ?? (lines.some(({ training }) => training !== null) ? [about.training] : []);
  return (
    <DataTable
      caption={t(`kind.${kind}`)}
      rows={lines}
      rowKey={({ id }) => id}
      columns={[
        ...people,
        { key: "at", header: t(`since.${SINCE[kind]}`), cell: ({ at, zone }) => formatDay(at, zone, locale, "long") },
        ...shown,
        ...(lines.some(({ note }) => note !== null) ? [about.note] : []),
        { key: "next", header: t("next"), cell: (line) => <NextStep kind={kind} line={line} grantId={grantId} /> },
      ]}
    />
  );
}

async function GlassUntil({ glass, zone }: { readonly glass: GlassFacts; readonly zone: ExceptionLine["zone"] }) {
  const [t, locale] = await Promise.all([getTranslations("accessWatch.exceptions.glass"), getLocale()]);
  return (
    <span className="flex flex-wrap items-center gap-1">
      {formatInstant(glass.endsAt, zone, locale)}
      {glass.isOpen ? (
        <Badge tone="attention" icon="eye">
          {t("open")}
        </Badge>
      ) : null}
    </span>
  );
}

/** Where the step is: the training where there is one of the area, the list of trainings to invite, else the account. */
async function NextStep({
  kind,
  line,
  grantId,
}: {
  readonly kind: ExceptionKind;
  readonly line: ExceptionLine;
  readonly grantId: string;
}) {
  const t = await getTranslations("accessWatch.exceptions");
  const to = (href: string, label: string) => (
    <Link href={href} className="link inline-flex min-h-11 items-center md:min-h-0">
      {label}
    </Link>
  );
  if (kind === "not-invited" || kind === "certificate-ends") return to("/pelatihan", t("openTrainings"));
  if (line.glass !== null) {
    const words = { holderName: line.name, regionLabel: line.regionLabel };
    return (
      <span className="flex flex-wrap items-center gap-2">
        {to(line.glass.auditHref, t("glass.audit"))}
        {line.glass.isOpen ? <CloseGlass id={line.id} grantId={grantId} words={await closeWords(words)} /> : null}
      </span>
    );
  }
  if (line.training?.canOpen) return to(`/pelatihan/${line.training.id}`, t("openTraining"));
  return line.isManaged ? to(`/akses/${line.userId}`, t("openPerson")) : t("outside");
}
