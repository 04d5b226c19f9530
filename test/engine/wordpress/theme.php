<?php if (have_posts()) { while (have_posts()) { the_post(); ?>
<article><h1><?php the_title(); ?></h1><?php the_post_thumbnail(); ?><div><?php the_content(); ?></div></article>
<?php } } ?>
