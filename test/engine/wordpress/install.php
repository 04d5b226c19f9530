<?php
// Sets the site up once, from the command line: an administrator, an editor, an author and a contributor, each with an application
// password, which are printed as JSON. Sends no mail.
$_SERVER['HTTP_HOST'] = $argv[2];
define('WP_INSTALLING', true);
function wp_new_blog_notification() {}
require $argv[1] . '/wp-load.php';
require ABSPATH . 'wp-admin/includes/upgrade.php';
wp_install('示例网站', 'admin', 'admin@example.cn', true, '', wp_generate_password());
switch_theme('plain');
global $wp_rewrite;
$wp_rewrite->set_permalink_structure('/%postname%/');
$wp_rewrite->flush_rules(false);
$passwords = [];
foreach (['administrator', 'editor', 'author', 'contributor'] as $role) {
  $id = $role === 'administrator' ? 1 : wp_insert_user(['user_login' => $role, 'user_pass' => wp_generate_password(), 'role' => $role]);
  [$password] = WP_Application_Passwords::create_new_application_password($id, ['name' => 'test']);
  $passwords[$role] = WP_Application_Passwords::chunk_password($password);
}
wp_insert_term('工作动态', 'category');
echo json_encode($passwords);
