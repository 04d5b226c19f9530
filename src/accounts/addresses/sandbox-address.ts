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

  /** True for exactly that address: the one private address an account may be given. */
  is(address: string | null): boolean {
    return address !== null && address === this.known;
  }
}
