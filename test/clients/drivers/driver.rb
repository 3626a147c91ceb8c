# frozen_string_literal: true

# Drives the AWS SDK for Ruby (S3 and STS, Debian's packages) against an endpoint: prints a line of JSON for each check. The facts stand in the
# file that the first argument names. These versions know no AWS_ENDPOINT_URL, so the endpoint is given to each client.

require 'aws-sdk-s3'
require 'digest'
require 'json'
require 'net/http'

FACTS = JSON.parse(File.read(ARGV[0]))
BUCKET = FACTS['bucket']
LARGE = File.binread(FACTS['largeFile'])

def s3(**options)
  Aws::S3::Client.new(endpoint: FACTS['endpoint'], force_path_style: true, **options)
end

def sts(**options)
  Aws::STS::Client.new(endpoint: FACTS['endpoint'], **options)
end

def equal(found, expected)
  raise "#{found.inspect} instead of #{expected.inspect}" unless found == expected
end

def intern
  { access_key_id: FACTS['intern']['accessKeyId'], secret_access_key: FACTS['intern']['secretAccessKey'] }
end

def refused(kind, code, status)
  yield
rescue kind => e
  equal([e.code, e.context.http_response.status_code], [code, status])
else
  raise "no #{kind}"
end

CHECKS = {
  'success' => lambda {
    equal(sts.get_caller_identity.arn, "arn:aws:iam::#{FACTS['accountId']}:user/admin")
  },
  'refusals' => lambda {
    refused(Aws::S3::Errors::AccessDenied, 'AccessDenied', 403) { s3(**intern).list_buckets }
    refused(Aws::S3::Errors::NoSuchKey, 'NoSuchKey', 404) { s3.get_object(bucket: BUCKET, key: 'nothing') }
    refused(Aws::S3::Errors::NotFound, 'NotFound', 404) { s3.head_object(bucket: BUCKET, key: 'nothing') }
    refused(Aws::STS::Errors::AccessDenied, 'AccessDenied', 403) do
      sts.assume_role(role_arn: "arn:aws:iam::#{FACTS['accountId']}:role/#{FACTS['roleName']}", role_session_name: 'driver')
    end
    refused(Aws::STS::Errors::SignatureDoesNotMatch, 'SignatureDoesNotMatch', 403) do
      sts(**intern, secret_access_key: 'wrong').get_caller_identity
    end
  },
  'pagination' => lambda {
    pages = s3.list_objects_v2(bucket: BUCKET, prefix: 'page/', max_keys: 10).map { |page| page.contents.size }
    equal(pages, [10, 10, 5])
  },
  'waiters' => lambda {
    s3.wait_until(:bucket_exists, bucket: BUCKET)
    s3.wait_until(:object_exists, bucket: BUCKET, key: 'page/1')
  },
  'retries' => lambda {
    flaky = s3(endpoint: FACTS['flakyEndpoint'], retry_mode: 'standard', max_attempts: 4)
    flaky.put_object(bucket: BUCKET, key: 'flaky-put', body: 'meow')
    equal(flaky.get_object(bucket: BUCKET, key: 'flaky-put').body.read, 'meow')
  },
  'multipart' => lambda {
    object = Aws::S3::Object.new(BUCKET, 'large', client: s3)
    object.upload_file(FACTS['largeFile'], multipart_threshold: 5 * 1024 * 1024)
    equal([object.content_length, object.etag[-3..]], [FACTS['largeSize'], '-5"'])
    target = File.join(FACTS['folder'], 'large.down')
    object.download_file(target, mode: 'get_range', chunk_size: 5 * 1024 * 1024)
    equal(Digest::SHA256.file(target).hexdigest, Digest::SHA256.hexdigest(LARGE))
    object.upload_stream { |stream| stream << LARGE }
    equal(object.content_length, FACTS['largeSize'])
  },
  'presigned' => lambda {
    signer = Aws::S3::Presigner.new(client: s3)
    put = URI(signer.presigned_url(:put_object, bucket: BUCKET, key: 'signed b c', expires_in: 60))
    request = Net::HTTP::Put.new(put)
    request.body = 'meow'
    equal(Net::HTTP.start(put.hostname, put.port) { |http| http.request(request).code }, '200')
    get = URI(signer.presigned_url(:get_object, bucket: BUCKET, key: 'signed b c', expires_in: 60))
    equal(Net::HTTP.get(get), 'meow')
  },
  'streaming' => lambda {
    s3.put_object(bucket: BUCKET, key: 'streamed', body: File.open(FACTS['largeFile'], 'rb'))
    digest = Digest::SHA256.new
    s3.get_object(bucket: BUCKET, key: 'streamed') { |chunk| digest << chunk }
    equal(digest.hexdigest, Digest::SHA256.hexdigest(LARGE))
  }
}.freeze

INSTANCE = {
  'credentials from instance metadata' => lambda {
    # This version takes port 80 for granted, whatever the endpoint says.
    endpoint = URI(ENV.fetch('AWS_EC2_METADATA_SERVICE_ENDPOINT'))
    credentials = Aws::InstanceProfileCredentials.new(endpoint: endpoint.to_s, port: endpoint.port)
    arn = sts(credentials: credentials).get_caller_identity.arn
    equal(arn, "arn:aws:sts::#{FACTS['accountId']}:assumed-role/#{FACTS['roleName']}/#{FACTS['instanceId']}")
    refused(Aws::S3::Errors::AccessDenied, 'AccessDenied', 403) do
      s3(credentials: credentials).put_object(bucket: BUCKET, key: 'mine', body: '')
    end
  }
}.freeze

(ARGV[1] == 'instance' ? INSTANCE : CHECKS).each do |name, check|
  check.call
  puts JSON.generate(check: name, ok: true)
rescue StandardError => e
  puts JSON.generate(check: name, ok: false, why: "#{e.class}: #{e.message}")
end
