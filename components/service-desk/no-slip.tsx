import { EmptyState, type EmptyStateProps } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeading } from "@/components/ui/page-heading";

export interface NoSlipProps extends Pick<EmptyStateProps, "title" | "icon" | "children"> {
  readonly heading: string;
  /** Where somebody without a slip goes. */
  readonly href: string;
  readonly label: string;
}

/** What a slip's address shows that opens nothing, or nothing any more. */
export function NoSlip({ heading, href, label, ...empty }: NoSlipProps) {
  return (
    <div className="mx-auto max-w-2xl space-y-5 px-4 py-8">
      <PageHeading title={heading} />
      <EmptyState {...empty} action={<LinkButton href={href}>{label}</LinkButton>} />
    </div>
  );
}
