import { getTranslations } from "next-intl/server";
import { Link } from "@/components/ui/link";
import { StatusBadge } from "@/components/ui/status-badge";
import type { ProposalState } from "@/lib/domain/workflow/workflow";
import { formatAgo, type TimeZone } from "@/lib/i18n/formats";
import type { Locale } from "@/lib/i18n/locale";

export interface ProposalListProps {
  readonly proposals: readonly {
    readonly publicId: string;
    readonly state: ProposalState;
    readonly stateSince: Date;
    readonly events: string;
  }[];
  readonly locale: Locale;
  readonly zone: TimeZone;
  readonly now: Date;
}

export async function ProposalList({ proposals, locale, zone, now }: ProposalListProps) {
  const [t, states] = await Promise.all([getTranslations("household"), getTranslations("states.proposal")]);
  if (proposals.length === 0) return <p className="text-muted">{t("noProposal")}</p>;
  return (
    <ul className="grid gap-2">
      {proposals.map((proposal) => (
        <li key={proposal.publicId}>
          <Link href={`/usulan/${proposal.publicId}`} className="flex min-h-11 flex-wrap items-center gap-2">
            <StatusBadge state={proposal.state} label={states(proposal.state)} />
            {proposal.events === "" ? null : <span>{proposal.events}</span>}
            <span className="text-sm text-muted">{formatAgo(proposal.stateSince, now, zone, locale)}</span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
