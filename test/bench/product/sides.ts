import type { Backend } from '../../engine/household.js';
import { Floor } from '../floor/floor.js';
import type { Ground } from '../ground.js';
import { Product } from './product.js';

/** Product and floor on the same backend and as the same users of the platform, one process each. */
export interface Sides {
  backend: Backend;
  product: Product;
  floor: Floor;
}

/** @param posts how many the product will be asked to send in all */
export async function withSides<T>(
  ground: Ground,
  backend: Backend,
  posts: number,
  work: (sides: Sides) => Promise<T>,
): Promise<T> {
  const product = await Product.start(ground, backend, posts);
  try {
    const floor = await Floor.start(ground, backend, product.accessTokens);
    try {
      return await work({ backend, product, floor });
    } finally {
      await floor.stop();
    }
  } finally {
    await product.stop();
  }
}
