import { Link } from "@/components/ui/link";

export interface ProposalFamilyProps {
  readonly proposalPublicId: string;
  readonly headName: string;
  readonly place: string;
}

/** A proposal of a package in a list: its family's head, as the way to it, and where the family lives. */
export function ProposalFamily({ proposalPublicId, headName, place }: ProposalFamilyProps) {
  return (
    <>
      <Link href={`/usulan/${proposalPublicId}`} className="link inline-flex min-h-11 items-center">
        {headName}
      </Link>
      <span className="block text-sm font-normal text-muted">{place}</span>
    </>
  );
}
