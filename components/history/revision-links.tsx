import { getTranslations } from "next-intl/server";
import { Badge } from "@/components/ui/badge";
import { Link } from "@/components/ui/link";

export interface RevisionLinksProps {
  /** Address of the family's history. */
  readonly href: string;
  readonly revision: {
    readonly revision: number;
    readonly proposalPublicId: string | null;
    readonly undoesRevision: number | null;
    readonly undoneBy?: number | null;
    readonly openUndo?: string | null;
    readonly canUndo?: boolean;
    readonly notes: readonly string[];
  };
  /** Left out where the page is that comparison. */
  readonly isCompared?: boolean;
}

const LINK = "link inline-flex min-h-11 items-center font-semibold";

/** Where one goes on from a revision: its proposal, the difference, what undid it, and the way to undo it. */
export async function RevisionLinks({ href, revision, isCompared = false }: RevisionLinksProps) {
  const t = await getTranslations("history");
  const number = revision.revision;
  return (
    <>
      {revision.notes.length === 0 ? null : (
        <p className="mt-1 text-sm text-muted">
          {t("notes")}: {revision.notes.map((note) => `“${note}”`).join(" ")}
        </p>
      )}
      <p className="flex flex-wrap items-center gap-2 empty:hidden">
        {revision.undoesRevision === null ? null : (
          <Badge tone="info" icon="history">
            {t("undoes", { revision: revision.undoesRevision })}
          </Badge>
        )}
        {revision.undoneBy == null ? null : (
          <Badge tone="attention" icon="circle-minus">
            {t("undoneBy", { revision: revision.undoneBy })}
          </Badge>
        )}
      </p>
      <p className="no-print flex flex-wrap gap-x-4">
        {isCompared ? null : (
          <Link href={`${href}/banding?dari=${number - 1}&ke=${number}`} className={LINK}>
            {t("compare.withPrevious")}
          </Link>
        )}
        {revision.proposalPublicId === null ? null : (
          <Link href={`/usulan/${revision.proposalPublicId}`} className={LINK}>
            {t("seeProposal")}
          </Link>
        )}
        {revision.openUndo == null ? null : (
          <Link href={`/usulan/${revision.openUndo}`} className={LINK}>
            {t("openUndo")}
          </Link>
        )}
        {revision.canUndo === true ? (
          <Link href={`${href}/${number}`} className={LINK}>
            {t("undo.action")}
          </Link>
        ) : null}
      </p>
    </>
  );
}
