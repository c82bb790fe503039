import { Link } from "@/components/ui/link";
import { CATALOGUE_PATH } from "@/lib/domain/open-data/address";

export interface FooterProps {
  readonly purpose: string;
  readonly licence: string;
  /** Where anybody reads what regions have opened. */
  readonly openData: string;
  /** Leaves room for the bar at the bottom of a phone. */
  readonly aboveBar?: boolean;
}

export function Footer({ purpose, licence, openData, aboveBar = false }: FooterProps) {
  return (
    <footer className={`border-t border-line py-6 text-sm text-muted ${aboveBar ? "pb-24 lg:pb-6" : ""}`}>
      <div
        className={`mx-auto flex flex-wrap justify-between gap-x-8 gap-y-1 px-4 lg:px-8 ${aboveBar ? "max-w-7xl" : "max-w-6xl"}`}
      >
        <p>{purpose}</p>
        <p>{licence}</p>
        <p>
          <Link href={CATALOGUE_PATH} className="link inline-flex min-h-11 items-center sm:min-h-6">
            {openData}
          </Link>
        </p>
      </div>
    </footer>
  );
}
