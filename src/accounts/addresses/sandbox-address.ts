import { Injectable } from '@nestjs/common';

/**
 * Where the built-in stand-ins for the platforms listen in this installation. The entry announces it after it has started them;
 * until then, and for good where they are switched off, there is none.
 */
@Injectable()
export class SandboxAddress {
  private known: string | null = null;

  /** @param address base address, without a trailing slash */
  announce(address: string): void {
    this.known = address;
  }

  /** Where it listens; null where there is none. */
  get address(): string | null {
    return this.known;
  }

  /** Its address where that is what is meant, also by this machine's other name: the one private address an account may be given. */
  meantBy(address: string | null): string | null {
    if (address === null || this.known === null) return null;
    return address === this.known || address === named('localhost', this.known) ? this.known : null;
  }
}

function named(hostname: string, address: string): string {
  const url = new URL(address);
  if (url.hostname !== '127.0.0.1') return address;
  url.hostname = hostname;
  return url.href.replace(/\/$/, '');
}
