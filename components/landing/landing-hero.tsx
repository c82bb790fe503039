import { LinkButton } from "@/components/ui/link-button";

export interface LandingHeroProps {
  readonly title: string;
  readonly lead: string;
  readonly signIn: string;
  readonly readHelp: string;
}

export function LandingHero({ title, lead, signIn, readHelp }: LandingHeroProps) {
  return (
    <section className="border-b border-line bg-surface">
      <div className="mx-auto grid max-w-6xl lg:grid-cols-[1fr_22rem]">
        <div className="px-4 py-10 lg:px-8 lg:py-16">
          <h1 className="max-w-2xl text-2xl sm:text-3xl">{title}</h1>
          <p className="mt-4 max-w-2xl text-lg text-muted">{lead}</p>
          <div className="mt-6 flex flex-wrap gap-3">
            <LinkButton href="/beranda" variant="primary" iconEnd="arrow-right">
              {signIn}
            </LinkButton>
            <LinkButton href="/bantuan" icon="book-open">
              {readHelp}
            </LinkButton>
          </div>
        </div>
        <div aria-hidden="true" className="tenun-panel me-8 hidden lg:block" />
      </div>
    </section>
  );
}
