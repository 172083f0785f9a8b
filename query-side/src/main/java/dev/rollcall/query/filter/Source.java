package dev.rollcall.query.filter;

import dev.rollcall.kernel.scim.ResourceType;

/**
 * Where the resources of one type stand.
 *
 * @param id the column of the resource's id
 * @param rows FROM and WHERE of all resources of an organization, which is the one value that it binds
 */
public record Source(ResourceType type, Columns columns, String id, String rows) {}
