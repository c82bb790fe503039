import { Link } from "@/components/ui/link";
import type { WatchedPerson } from "@/lib/domain/access/watch-page";

/** A name that opens the account where the reader manages it. */
export function PersonName({ person }: { readonly person: WatchedPerson }) {
  if (!person.isManaged) return person.name;
  return (
    <Link href={`/akses/${person.userId}`} className="link inline-flex min-h-11 items-center md:min-h-0">
      {person.name}
    </Link>
  );
}
